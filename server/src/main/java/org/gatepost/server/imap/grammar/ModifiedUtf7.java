package org.gatepost.server.imap.grammar;

import java.util.Optional;

/// Mailbox names as IMAP4rev1 writes them: `&` opens UTF-16 in base64, `&-` is `&` (RFC 3501,
/// 5.1.3).
public final class ModifiedUtf7 {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

  private ModifiedUtf7() {}

  /// The name in printable ASCII.
  public static String encode(String name) {
    StringBuilder out = new StringBuilder(name.length() + 8);
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (isPlain(c)) {
        out.append(c == '&' ? "&-" : String.valueOf(c));
        at++;
      } else {
        int end = at;
        while (end < name.length() && !isPlain(name.charAt(end))) {
          end++;
        }
        encodeRun(name, at, end, out);
        at = end;
      }
    }
    return out.toString();
  }

  /// The name that this spells, or nothing where it is not well formed.
  public static Optional<String> decode(CharSequence wire) {
    StringBuilder out = new StringBuilder(wire.length());
    int at = 0;
    while (at < wire.length()) {
      char c = wire.charAt(at++);
      if (c < ' ' || c > '~') {
        return Optional.empty();
      }
      if (c != '&') {
        out.append(c);
        continue;
      }
      int end = at;
      while (end < wire.length() && wire.charAt(end) != '-') {
        end++;
      }
      if (end == wire.length() || !decodeRun(wire, at, end, out)) {
        return Optional.empty();
      }
      at = end + 1;
    }
    return Optional.of(out.toString());
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~';
  }

  private static void encodeRun(String name, int from, int to, StringBuilder out) {
    out.append('&');
    int bits = 0;
    int held = 0;
    for (int i = from; i < to; i++) {
      bits = bits << 16 | name.charAt(i);
      held += 16;
      while (held >= 6) {
        held -= 6;
        out.append(ALPHABET.charAt(bits >> held & 63));
      }
      bits &= (1 << held) - 1;
    }
    if (held > 0) {
      out.append(ALPHABET.charAt(bits << 6 - held & 63));
    }
    out.append('-');
  }

  private static boolean decodeRun(CharSequence wire, int from, int to, StringBuilder out) {
    if (from == to) {
      out.append('&');
      return true;
    }
    int start = out.length();
    int bits = 0;
    int held = 0;
    for (int i = from; i < to; i++) {
      int value = ALPHABET.indexOf(wire.charAt(i));
      if (value < 0) {
        return false;
      }
      bits = bits << 6 | value;
      held += 6;
      if (held >= 16) {
        held -= 16;
        char c = (char) (bits >> held);
        if (isPlain(c)) {
          return false;
        }
        out.append(c);
      }
      bits &= (1 << held) - 1;
    }
    return held < 6 && bits == 0 && wellFormed(out, start);
  }

  private static boolean wellFormed(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }
}
