package org.gatepost.base.text;

/// What a peer sent, made safe for a log line or a trace header: printable ASCII, bounded in
/// length.
public final class Printable {
  /// Characters kept at most; the rest is replaced by an ellipsis of three dots.
  public static final int LENGTH_MAX = 256;

  private Printable() {}

  /// The text with every character outside space to tilde written as `\\uXXXX`.
  public static String of(CharSequence text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LENGTH_MAX) + 8);
    for (int i = 0; i < text.length(); i++) {
      if (out.length() >= LENGTH_MAX) {
        return out.append("...").toString();
      }
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~' && c != '\\') {
        out.append(c);
      } else {
        out.append("\\u").append(HEX, (c >> 12 & 15), (c >> 12 & 15) + 1);
        out.append(HEX, (c >> 8 & 15), (c >> 8 & 15) + 1);
        out.append(HEX, (c >> 4 & 15), (c >> 4 & 15) + 1);
        out.append(HEX, (c & 15), (c & 15) + 1);
      }
    }
    return out.toString();
  }

  private static final String HEX = "0123456789abcdef";
}
