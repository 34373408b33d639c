package org.gatepost.e2e;

import java.util.ArrayList;
import java.util.List;

/// Reads IMAP's parenthesised lists, as [Talk#response] gives them, and nothing but whole ones: an
/// element is an atom or a string as text, or a list.
final class Listed {
  private final String text;
  private int at;

  private Listed(String text) {
    this.text = text;
  }

  /// The list that the text is, from its first octet to its last.
  ///
  /// @throws IllegalArgumentException where it is none
  static List<Object> read(String text) {
    Listed listed = new Listed(text);
    List<Object> all = listed.list();
    if (listed.at != text.length()) {
      throw listed.wrong("something follows the list");
    }
    return all;
  }

  private List<Object> list() {
    expect('(');
    List<Object> all = new ArrayList<>();
    while (next() != ')') {
      if (!all.isEmpty() && !(all.getLast() instanceof List<?> && next() == '(')) {
        expect(' '); // the parts of a multipart follow one another without a space
      }
      all.add(element());
    }
    expect(')');
    return all;
  }

  private Object element() {
    return switch (next()) {
      case '(' -> list();
      case '"' -> quoted();
      case '{' -> literal();
      default -> atom();
    };
  }

  private String quoted() {
    expect('"');
    StringBuilder quoted = new StringBuilder();
    while (next() != '"') {
      if (next() == '\\') {
        at++;
      }
      if ("\r\n\0".indexOf(next()) >= 0 || next() > 0x7F) { // RFC 9051, 9: TEXT-CHAR
        throw wrong("an octet that stands in no quoted string");
      }
      quoted.append(next());
      at++;
    }
    expect('"');
    return quoted.toString();
  }

  private String literal() {
    int end = text.indexOf("}\n", at);
    int start = end + 2;
    at = start + Integer.parseInt(text.substring(at + 1, end));
    return text.substring(start, at);
  }

  private String atom() {
    int start = at;
    while (" ()\"{".indexOf(next()) < 0) {
      at++;
    }
    if (at == start) {
      throw wrong("an element is missing");
    }
    return text.substring(start, at);
  }

  private char next() {
    if (at >= text.length()) {
      throw wrong("the list does not end");
    }
    return text.charAt(at);
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw wrong("no '" + wanted + "'");
    }
    at++;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + " at " + at + ": " + text);
  }
}
