package org.gatepost.base.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// A password, token or key on its way through the house. It never prints itself.
///
/// Whoever made it closes it when the answer is known; the bytes are then zero.
public final class Secret implements AutoCloseable {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes a copy of these bytes (UTF-8 where they are a password).
  public static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /// The secret that these characters spell, in UTF-8.
  public static Secret of(CharSequence text) {
    byte[] room = new byte[3 * text.length()];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(text), encoded, true);
    byte[] bytes = Arrays.copyOf(room, encoded.position());
    Arrays.fill(room, (byte) 0);
    return new Secret(bytes);
  }

  /// A copy of the bytes. The caller wipes it.
  public byte[] copy() {
    return bytes.clone();
  }

  /// Length in octets.
  public int length() {
    return bytes.length;
  }

  /// Compares without telling by its time where the two differ.
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
  }

  /// Nothing may be looked up by a secret.
  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "(secret)";
  }

  /// Overwrites the bytes.
  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }
}
