package org.gatepost.store.blob;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// What stands before every record in a segment.
///
/// 48 octets: `G`, version, 2 spare; length of the body; account; length of what it holds; salt
/// (16); CRC-32C of the body; CRC-32C of all before. The body is the sealed chunks.
///
/// @param octets length of what the record holds, opened
/// @param bodyCheck CRC-32C of the body
record Frame(long account, long octets, byte[] salt, int bodyCheck) {
  static final int OCTETS = 48;
  static final int SALT = 16;
  private static final byte MARK = 'G';
  private static final byte VERSION = 1;
  private static final int HEADER_CHECK_AT = 44;

  /// Octets of a whole record that holds so many.
  static long storedLength(long octets) {
    return OCTETS + Chunks.sealedLength(octets);
  }

  /// Writes the frame at this place.
  void write(byte[] into, int at) {
    ByteBuffer out = ByteBuffer.wrap(into, at, OCTETS).slice();
    out.put(MARK).put(VERSION).putShort((short) 0);
    out.putInt((int) Chunks.sealedLength(octets)).putLong(account).putLong(octets).put(salt);
    out.putInt(bodyCheck);
    out.putInt(check(into, at, HEADER_CHECK_AT));
  }

  /// The frame at this place, if there is one.
  static Optional<Frame> read(byte[] from, int at) {
    ByteBuffer in = ByteBuffer.wrap(from, at, OCTETS).slice();
    if (in.get() != MARK || in.get() != VERSION) {
      return Optional.empty();
    }
    in.getShort();
    int body = in.getInt();
    long account = in.getLong();
    long octets = in.getLong();
    byte[] salt = new byte[SALT];
    in.get(salt);
    int bodyCheck = in.getInt();
    if (in.getInt() != check(from, at, HEADER_CHECK_AT)
        || octets < 0
        || body != Chunks.sealedLength(octets)) {
      return Optional.empty();
    }
    return Optional.of(new Frame(account, octets, salt, bodyCheck));
  }

  /// What every chunk of the record is bound to.
  byte[] bound() {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(account).putLong(octets).array();
  }

  /// Octets of the whole record.
  long storedLength() {
    return storedLength(octets);
  }

  static int check(byte[] octets, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(octets, from, length);
    return (int) crc.getValue();
  }
}
