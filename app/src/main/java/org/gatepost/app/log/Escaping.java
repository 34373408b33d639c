package org.gatepost.app.log;

/// Keeps an event on its one line.
final class Escaping {
  private Escaping() {}

  /// Appends the text with control characters escaped.
  static void line(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      character(out, text.charAt(i));
    }
  }

  /// Appends a value, in quotes where it has a space or could be misread.
  static void value(StringBuilder out, String text) {
    boolean plain =
        !text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=');
    if (plain) {
      line(out, text);
    } else {
      quoted(out, text);
    }
  }

  /// Appends a JSON string with its quotes.
  static void quoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        character(out, c);
      }
    }
    out.append('"');
  }

  private static void character(StringBuilder out, char c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ' || c == 127 || c == '\u2028' || c == '\u2029' || c == '\u0085') {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
