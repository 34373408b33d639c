package org.gatepost.base.message.coding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.gatepost.base.text.Ascii;
import org.jspecify.annotations.Nullable;

/// Header texts as a person reads them (RFC 2047). What is no encoded-word is left as it stands,
/// but for octets above ASCII, which become the characters they most likely are.
public final class EncodedWords {
  /// A charset's name and language at most; longer ones aren't names.
  private static final int CHARSET_MAX = 80;

  private final String text;
  private final StringBuilder out;

  /// Octets of words that stand side by side in one charset: a character may be cut between them.
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  private String pendingCharset = "";

  private EncodedWords(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  /// Decodes a header text in which each `char` is one octet.
  public static String decode(String octets) {
    return octets.contains("=?") ? new EncodedWords(octets).read() : Charsets.guess(octets);
  }

  private String read() {
    int plainFrom = 0;
    int at = text.indexOf("=?");
    // Behind the last `?=` no word can end; looking for one again and again would be slow.
    int lastEnd = text.lastIndexOf("?=");
    while (at >= 0 && at < lastEnd) {
      Word word = word(at);
      if (word == null) {
        at = text.indexOf("=?", at + 2);
        continue;
      }
      if (pendingCharset.isEmpty() || !isSpace(plainFrom, at)) {
        flush();
        plain(plainFrom, at);
      }
      add(word);
      plainFrom = word.end;
      at = text.indexOf("=?", plainFrom);
    }
    flush();
    plain(plainFrom, text.length());
    return out.toString();
  }

  private record Word(String charset, byte[] octets, int end) {}

  /// The encoded-word that starts here, or null.
  private @Nullable Word word(int start) {
    int charsetEnd = text.indexOf('?', start + 2, Math.min(text.length(), start + 2 + CHARSET_MAX));
    if (charsetEnd <= start + 2
        || charsetEnd + 2 >= text.length()
        || text.charAt(charsetEnd + 2) != '?') {
      return null;
    }
    int textStart = charsetEnd + 3;
    int end = text.indexOf("?=", textStart);
    if (end < 0) {
      return null;
    }
    String encoded = text.substring(textStart, end);
    String charset = text.substring(start + 2, charsetEnd);
    int language = charset.indexOf('*');
    byte[] octets =
        switch (text.charAt(charsetEnd + 1)) {
          case 'B', 'b' -> base64(encoded);
          case 'Q', 'q' -> quoted(encoded);
          default -> null;
        };
    return octets == null
        ? null
        : new Word(language < 0 ? charset : charset.substring(0, language), octets, end + 2);
  }

  private void add(Word word) {
    if (!Ascii.equal(word.charset, pendingCharset)) {
      flush();
      pendingCharset = word.charset;
    }
    pending.writeBytes(word.octets);
  }

  private void flush() {
    if (!pendingCharset.isEmpty()) {
      out.append(Charsets.decode(pending.toByteArray(), pendingCharset));
      pending.reset();
      pendingCharset = "";
    }
  }

  private void plain(int from, int to) {
    out.append(Charsets.guess(text.substring(from, to)));
  }

  private boolean isSpace(int from, int to) {
    for (int i = from; i < to; i++) {
      if (" \t\r\n".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] base64(String encoded) {
    return TransferDecoding.decode("base64", encoded.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// RFC 2047, 4.2: like quoted-printable, with `_` for a space.
  private static byte[] quoted(String encoded) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      int value = c == '=' && i + 2 < encoded.length() ? hex(encoded, i + 1) : -1;
      if (value >= 0) {
        octets.write(value);
        i += 2;
      } else {
        octets.write(c == '_' ? ' ' : c);
      }
    }
    return octets.toByteArray();
  }

  /// The value of two hexadecimal digits, or -1.
  static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
