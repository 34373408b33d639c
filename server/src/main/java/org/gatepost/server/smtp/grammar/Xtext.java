package org.gatepost.server.smtp.grammar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// Text in which `+` and two hexadecimal digits stand for an octet (RFC 3461, 4).
final class Xtext {
  private Xtext() {}

  /// What the text stands for, or nothing where it is no xtext.
  static Optional<String> decode(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '+') {
        if (c < '!' || c > '~' || c == '=') {
          return Optional.empty();
        }
        octets.write(c);
        continue;
      }
      int octet =
          i + 2 < text.length() ? hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2)) : -1;
      if (octet < 0) {
        return Optional.empty();
      }
      octets.write(octet);
      i += 2;
    }
    try {
      return Optional.of(
          UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  // RFC 3461 wants upper case; senders were seen with lower.
  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
