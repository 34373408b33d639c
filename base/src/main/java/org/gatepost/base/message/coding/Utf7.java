package org.gatepost.base.message.coding;

/// UTF-7 (RFC 2152), which old mail is written in and the JDK does not know.
final class Utf7 {
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Utf7() {}

  /// The octets as text; what is no UTF-7 stays as it is.
  static String decode(byte[] octets) {
    StringBuilder out = new StringBuilder(octets.length);
    int i = 0;
    while (i < octets.length) {
      char c = (char) (octets[i++] & 255);
      if (c != '+') {
        out.append(c);
      } else if (i < octets.length && octets[i] == '-') {
        out.append('+');
        i++;
      } else {
        i = shifted(octets, i, out);
      }
    }
    return out.toString();
  }

  /// Reads base64 of UTF-16 up to the first sign that is no digit; a `-` there belongs to it.
  private static int shifted(byte[] octets, int start, StringBuilder out) {
    int bits = 0;
    int count = 0;
    int i = start;
    while (i < octets.length) {
      int digit = DIGITS.indexOf(octets[i] & 255);
      if (digit < 0) {
        break;
      }
      bits = bits << 6 | digit;
      count += 6;
      if (count >= 16) {
        count -= 16;
        out.append((char) (bits >> count));
      }
      i++;
    }
    if (i == start) {
      out.append('+');
    }
    return i < octets.length && octets[i] == '-' ? i + 1 : i;
  }
}
