package org.gatepost.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.zip.CRC32C;
import javax.crypto.spec.SecretKeySpec;
import org.gatepost.store.disk.DiskFile;
import org.gatepost.store.key.AccountKey;

/// Makes records of plain octets.
final class Sealing {
  /// Chunks written at once into a segment of their own.
  private static final int CHUNKS_AT_ONCE = 16;

  private final Chunks chunks;
  private final SecureRandom chance;

  Sealing(Chunks chunks, SecureRandom chance) {
    this.chunks = chunks;
    this.chance = chance;
  }

  /// A whole record in memory, of these octets from the array's start.
  byte[] seal(AccountKey key, byte[] plain, int octets) {
    byte[] salt = newSalt();
    SecretKeySpec recordKey = key.derive(salt);
    byte[] record = new byte[Math.toIntExact(Frame.storedLength(octets))];
    byte[] bound = new Frame(key.account(), octets, salt, 0).bound();
    int count = Chunks.count(octets);
    int at = Frame.OCTETS;
    for (int i = 0; i < count; i++) {
      int from = i * Chunks.PLAIN;
      int some = Math.min(Chunks.PLAIN, octets - from);
      at +=
          chunks.seal(
              recordKey,
              i,
              i == count - 1,
              bound,
              new Chunks.Span(plain, from, some),
              new Chunks.Span(record, at, some + Chunks.TAG));
    }
    int check = Frame.check(record, Frame.OCTETS, record.length - Frame.OCTETS);
    new Frame(key.account(), octets, salt, check).write(record, 0);
    return record;
  }

  /// Writes a record of this many octets from a stream, and its frame last.
  void seal(AccountKey key, InputStream plain, long octets, DiskFile file, long offset)
      throws IOException {
    byte[] salt = newSalt();
    SecretKeySpec recordKey = key.derive(salt);
    byte[] bound = new Frame(key.account(), octets, salt, 0).bound();
    int count = Chunks.count(octets);
    byte[] open = new byte[Chunks.PLAIN];
    byte[] sealed = new byte[CHUNKS_AT_ONCE * Chunks.SEALED];
    int filled = 0;
    long at = offset + Frame.OCTETS;
    CRC32C check = new CRC32C();
    for (int i = 0; i < count; i++) {
      int some = (int) Math.min(Chunks.PLAIN, octets - (long) i * Chunks.PLAIN);
      if (plain.readNBytes(open, 0, some) < some) {
        throw new IOException("a draft is shorter than it said");
      }
      Chunks.Span from = new Chunks.Span(open, 0, some);
      Chunks.Span to = new Chunks.Span(sealed, filled, some + Chunks.TAG);
      filled += chunks.seal(recordKey, i, i == count - 1, bound, from, to);
      if (filled + Chunks.SEALED > sealed.length || i == count - 1) {
        check.update(sealed, 0, filled);
        file.write(ByteBuffer.wrap(sealed, 0, filled), at);
        at += filled;
        filled = 0;
      }
    }
    byte[] frame = new byte[Frame.OCTETS];
    new Frame(key.account(), octets, salt, (int) check.getValue()).write(frame, 0);
    file.write(ByteBuffer.wrap(frame), offset);
  }

  private byte[] newSalt() {
    byte[] salt = new byte[Frame.SALT];
    chance.nextBytes(salt);
    return salt;
  }
}
