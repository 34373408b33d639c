package org.gatepost.base.message;

import java.util.Map;
import org.gatepost.base.text.Ascii;
import org.jspecify.annotations.Nullable;

/// What of an HTML text a person sees: tags, comments, scripts and styles are left out, character
/// references undone, white space drawn together. One pass over the text, whatever it holds; what
/// is broken is taken for text.
final class Markup {
  /// Letters in the name of a character reference at most; longer ones are taken for text.
  private static final int REFERENCE_MAX = 10;

  /// Those that mail programs write for what they could have written as it is.
  private static final Map<String, String> REFERENCES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "shy", "",
          "zwnj", "", "copy", "\u00a9", "reg", "\u00ae");

  private final String html;
  private final StringBuilder out;
  private final int lastEnd;
  private int at;

  /// Quotes have been seen to run to the end, so they end no more where tags do.
  private boolean quotesBroken;

  private Markup(String html) {
    this.html = html;
    this.lastEnd = html.lastIndexOf('>');
    this.out = new StringBuilder(html.length() / 2);
  }

  static String visible(String html) {
    return html.indexOf('<') < 0 && html.indexOf('&') < 0 ? html : new Markup(html).read();
  }

  private String read() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<' && opensTag()) {
        tag();
      } else if (c == '&') {
        reference();
      } else {
        if (c == '\r' || c == '\n' || c == '\t' || c == ' ') {
          gap();
        } else {
          out.append(c);
        }
        at++;
      }
    }
    return out.toString();
  }

  private void gap() {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  private boolean opensTag() {
    if (at > lastEnd) {
      return false;
    }
    char next = charAt(at + 1);
    return next == '/' || next == '!' || next == '?' || isLetter(next);
  }

  private void tag() {
    if (html.startsWith("<!--", at)) {
      skipTo("-->", at + 4);
      return;
    }
    int start = at + 1;
    int end = start;
    while (isLetter(charAt(end)) || isDigit(charAt(end)) || end == start && charAt(end) == '/') {
      end++;
    }
    String name = Ascii.lower(html.substring(start, end));
    at = end;
    tagEnd();
    switch (name) {
      case "script", "style", "title" -> skipContent(name);
      // A word may be half bold: these leave no gap.
      case "b", "i", "u", "em", "a", "span", "font", "strong", "mark", "small", "wbr" -> {}
      case "/b", "/i", "/u", "/em", "/a", "/span", "/font", "/strong", "/mark", "/small" -> {}
      default -> gap();
    }
  }

  /// To behind the `>` that is not within quotes. A quote that never ends ends with the tag.
  private void tagEnd() {
    char quote = 0;
    for (int i = at; i <= lastEnd && !quotesBroken; i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        at = i + 1;
        return;
      }
    }
    quotesBroken = true;
    skipTo(">", at);
  }

  private void skipContent(String name) {
    int from = at;
    while (from >= 0 && from < html.length()) {
      int end = html.indexOf("</", from);
      if (end < 0) {
        break;
      }
      if (html.regionMatches(true, end + 2, name, 0, name.length())) {
        at = end;
        skipTo(">", end);
        return;
      }
      from = end + 2;
    }
    at = html.length();
  }

  private void skipTo(String end, int from) {
    int found = html.indexOf(end, from);
    at = found < 0 ? html.length() : found + end.length();
  }

  private void reference() {
    int end = at + 1;
    while (end - at <= REFERENCE_MAX && isPartOfReference(charAt(end))) {
      end++;
    }
    String name = html.substring(at + 1, end);
    String meant = name.startsWith("#") ? numbered(name.substring(1)) : REFERENCES.get(name);
    if (meant == null) {
      out.append('&');
      at++;
      return;
    }
    out.append(meant);
    at = charAt(end) == ';' ? end + 1 : end;
  }

  private static @Nullable String numbered(String digits) {
    boolean hex = digits.startsWith("x") || digits.startsWith("X");
    int radix = hex ? 16 : 10;
    int point = 0;
    for (int i = hex ? 1 : 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0 || point > Character.MAX_CODE_POINT) {
        return null;
      }
      point = point * radix + digit;
    }
    return point > 0 && Character.isValidCodePoint(point) ? Character.toString(point) : null;
  }

  private char charAt(int index) {
    return index < html.length() ? html.charAt(index) : 0;
  }

  private static boolean isPartOfReference(char c) {
    return isLetter(c) || isDigit(c) || c == '#';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
