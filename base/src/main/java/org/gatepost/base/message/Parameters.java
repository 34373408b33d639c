package org.gatepost.base.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.message.Part.Parameter;
import org.gatepost.base.text.Ascii;

/// A field made of a word and parameters, such as Content-Type (RFC 2045, 5.1), read as kindly as
/// can be: missing or doubled semicolons, unquoted spaces, comments.
record Parameters(String word, List<Parameter> parameters) {
  public Parameters {
    parameters = List.copyOf(parameters);
  }

  /// The parameter as a person reads it: pieces joined (RFC 2231), charset applied, and
  /// encoded-words decoded where someone put them (RFC 2047 forbids it, many do).
  public static Optional<String> decoded(List<Parameter> parameters, String name) {
    return ExtendedParameter.decoded(parameters, name);
  }

  /// The parameter as it stands, where it stands in one piece.
  public static Optional<String> raw(List<Parameter> parameters, String name) {
    for (Parameter parameter : parameters) {
      if (parameter.isNamed(name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  static Parameters parse(String field, MessageLimits limits) {
    return new Reader(field).read(limits.parametersMax());
  }

  /// The field's first word, up to white space, a semicolon or a comment.
  static String firstWord(String field) {
    return new Reader(field).word();
  }

  private static final class Reader {
    private final String field;
    private int at;

    Reader(String field) {
      this.field = field;
    }

    Parameters read(int parametersMax) {
      String word = mediaWord();
      List<Parameter> parameters = new ArrayList<>();
      while (parameters.size() < parametersMax && skipToParameter()) {
        String name = name();
        skipSpace();
        if (at < field.length() && field.charAt(at) == '=') {
          at++;
          skipSpace();
          String value = value();
          if (!name.isEmpty()) {
            parameters.add(new Parameter(Ascii.lower(name), value));
          }
        }
      }
      return new Parameters(word, parameters);
    }

    /// `text/plain`, with white space or comments around the slash.
    private String mediaWord() {
      String word = word();
      skipSpace();
      if (at < field.length() && field.charAt(at) == '/') {
        at++;
        return word + "/" + word();
      }
      return !word.endsWith("/") ? word : word + word();
    }

    private String word() {
      skipSpace();
      int start = at;
      while (at < field.length() && !isWordEnd(field.charAt(at))) {
        at++;
      }
      return field.substring(start, at);
    }

    private boolean isWordEnd(char c) {
      return c == ';' || c == '(' || isSpace(c);
    }

    /// Moves to where a name may begin.
    private boolean skipToParameter() {
      skipSpace();
      while (at < field.length() && (field.charAt(at) == ';' || field.charAt(at) == ',')) {
        at++;
        skipSpace();
      }
      return at < field.length();
    }

    /// Always moves on, so that reading ends.
    private String name() {
      int start = at;
      while (at < field.length()) {
        char c = field.charAt(at);
        if (c == '=' || c == ';' || c == '(' || isSpace(c)) {
          break;
        }
        at++;
      }
      return field.substring(start, at);
    }

    private String value() {
      return at < field.length() && field.charAt(at) == '"' ? quoted() : unquoted();
    }

    private String quoted() {
      StringBuilder out = new StringBuilder();
      at++;
      while (at < field.length() && field.charAt(at) != '"') {
        if (field.charAt(at) == '\\' && at + 1 < field.length()) {
          at++;
        }
        out.append(field.charAt(at++));
      }
      at++;
      return out.toString();
    }

    /// Up to the semicolon: file names with spaces are too often sent without quotes.
    private String unquoted() {
      int start = at;
      int end = at;
      while (at < field.length() && field.charAt(at) != ';') {
        char c = field.charAt(at);
        if (c == '(' && at > start && isSpace(field.charAt(at - 1))) {
          break;
        }
        at++;
        end = isSpace(c) ? end : at;
      }
      return field.substring(start, end);
    }

    private void skipSpace() {
      while (at < field.length()) {
        if (field.charAt(at) == '(') {
          at = AddressFields.commentEnd(field, at);
        } else if (isSpace(field.charAt(at))) {
          at++;
        } else {
          return;
        }
      }
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
  }
}
