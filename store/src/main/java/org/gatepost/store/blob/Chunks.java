package org.gatepost.store.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM over chunks of 64 KiB. A chunk's nonce is its number and whether it is the last, so
/// that chunks can't be dropped, moved or added without notice.
final class Chunks {
  /// Octets in every chunk but the last.
  static final int PLAIN = 64 << 10;

  /// What sealing adds to a chunk.
  static final int TAG = 16;

  /// Octets in every sealed chunk but the last.
  static final int SEALED = PLAIN + TAG;

  private static final int NONCE = 12;

  private final Pool<Cipher> ciphers = new Pool<>(Chunks::newCipher);

  /// Chunks that this many octets take: one at least.
  static int count(long octets) {
    return (int) Math.max(1, (octets + PLAIN - 1) / PLAIN);
  }

  /// Octets that so many take when sealed.
  static long sealedLength(long octets) {
    return octets + (long) count(octets) * TAG;
  }

  /// Seals one chunk.
  ///
  /// @param bound what the chunk belongs to; opening asks for the same
  /// @return octets written
  int seal(SecretKeySpec key, int number, boolean last, byte[] bound, Span plain, Span sealed) {
    Cipher cipher = ciphers.take();
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, nonce(number, last));
      cipher.updateAAD(bound);
      return cipher.doFinal(
          plain.octets(), plain.from(), plain.length(), sealed.octets(), sealed.from());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has AES-GCM, and the room was made for it
    } finally {
      ciphers.give(cipher);
    }
  }

  /// Opens one chunk.
  ///
  /// @return octets written
  /// @throws IOException when it is not what was sealed
  int open(SecretKeySpec key, int number, boolean last, byte[] bound, Span sealed, Span plain)
      throws IOException {
    Cipher cipher = ciphers.take();
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, nonce(number, last));
      cipher.updateAAD(bound);
      return cipher.doFinal(
          sealed.octets(), sealed.from(), sealed.length(), plain.octets(), plain.from());
    } catch (AEADBadTagException e) {
      throw new IOException("a sealed record is not what was written", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      ciphers.give(cipher);
    }
  }

  /// Part of an array.
  record Span(byte[] octets, int from, int length) {}

  private static GCMParameterSpec nonce(int number, boolean last) {
    ByteBuffer nonce = ByteBuffer.allocate(NONCE);
    nonce.putInt(0, number).put(NONCE - 1, (byte) (last ? 1 : 0));
    return new GCMParameterSpec(TAG * 8, nonce.array());
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
