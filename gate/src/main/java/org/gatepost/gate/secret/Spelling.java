package org.gatepost.gate.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gatepost.base.text.Secret;
import rocks.xmpp.precis.PrecisProfiles;

/// The octets that a password stands for: keyboards send `é` as one character or as two.
final class Spelling {
  private Spelling() {}

  /// The octets to hash for a new password: OpaqueString's (RFC 8265, 4.2), or those that were sent
  /// where it allows none.
  static byte[] forStoring(Secret secret) {
    return forComparing(secret).getFirst();
  }

  /// The octets to compare, the likelier ones first. How many there are depends on the secret
  /// alone.
  static List<byte[]> forComparing(Secret secret) {
    byte[] raw = secret.copy();
    if (isPrintableAscii(raw)) {
      return List.of(raw);
    }
    try {
      CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
      byte[] opaque = PrecisProfiles.OPAQUE_STRING.enforce(text).getBytes(StandardCharsets.UTF_8);
      return Arrays.equals(opaque, raw) ? List.of(raw) : List.of(opaque, raw);
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return List.of(raw);
    }
  }

  static void wipe(List<byte[]> spellings) {
    spellings.forEach(octets -> Arrays.fill(octets, (byte) 0));
  }

  private static boolean isPrintableAscii(byte[] octets) {
    for (byte octet : octets) {
      if (octet < ' ' || octet == 127) {
        return false;
      }
    }
    return octets.length > 0;
  }
}
