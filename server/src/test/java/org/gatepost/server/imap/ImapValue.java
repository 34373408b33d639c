package org.gatepost.server.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// One argument of a response, or of what a script expects of it.
sealed interface ImapValue {
  /// A word or a string; which of them makes no difference here.
  record Word(String text) implements ImapValue {}

  /// What stands in parentheses, or in the brackets of a response code.
  record Group(boolean brackets, List<ImapValue> values) implements ImapValue {
    public Group {
      values = List.copyOf(values);
    }
  }

  /// Reads arguments.
  ///
  /// @param literals the literal behind a character from [#LITERAL] on
  static List<ImapValue> read(String text, IntFunction<String> literals) {
    return new Reader(text, literals).values('\0');
  }

  /// Characters from here on stand for literals.
  char LITERAL = '\uE000';

  /// Goes through a text from left to right.
  final class Reader {
    private final String text;
    private final IntFunction<String> literals;
    private int at;

    private Reader(String text, IntFunction<String> literals) {
      this.text = text;
      this.literals = literals;
    }

    private List<ImapValue> values(char end) {
      List<ImapValue> all = new ArrayList<>();
      while (at < text.length() && text.charAt(at) != end) {
        char c = text.charAt(at);
        if (c == ' ' || c == '~' && at + 1 < text.length() && isLiteral(text.charAt(at + 1))) {
          at++;
        } else if (c == '(' || c == '[') {
          at++;
          all.add(new Group(c == '[', values(c == '(' ? ')' : ']')));
          at++;
        } else if (c == '"') {
          all.add(new Word(quoted()));
        } else if (isLiteral(c)) {
          at++;
          all.add(new Word(literals.apply(c - LITERAL)));
        } else {
          all.add(new Word(word()));
        }
      }
      return all;
    }

    private String quoted() {
      StringBuilder out = new StringBuilder();
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 1 : 0;
        out.append(text.charAt(at++));
      }
      at++;
      return out.toString();
    }

    /// Takes `body[header.fields (subject)]<0>` for one word.
    private String word() {
      int from = at;
      boolean inBrackets = false;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (!inBrackets && (c == ' ' || c == ')' || c == ']' || c == '(')) {
          break;
        }
        inBrackets = c == '[' || inBrackets && c != ']';
        at++;
      }
      at += at == from ? 1 : 0;
      return text.substring(from, at);
    }

    private static boolean isLiteral(char c) {
      return c >= LITERAL && c < LITERAL + 1000;
    }
  }
}
