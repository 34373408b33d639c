package org.gatepost.store.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Copies octets and says what their SHA-256 is.
final class Digesting {
  private static final int AT_ONCE = 256 << 10;

  private Digesting() {}

  /// Copies so many octets.
  ///
  /// @throws EOFException when there are fewer
  static Manifest.Entry copy(InputStream from, OutputStream to, long octets) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[AT_ONCE];
    for (long left = octets; left > 0; ) {
      int some = from.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (some < 0) {
        throw new EOFException(left + " octets are missing");
      }
      digest.update(buffer, 0, some);
      to.write(buffer, 0, some);
      left -= some;
    }
    return new Manifest.Entry(HexFormat.of().formatHex(digest.digest()), octets);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
