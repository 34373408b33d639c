package org.gatepost.store.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The headers of a tar file (POSIX ustar; lengths from 8 GiB on as GNU writes them).
final class Tar {
  static final int BLOCK = 512;
  private static final int NAME_OCTETS = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_OCTETS = 12;
  private static final int CHECK_AT = 148;
  private static final int CHECK_OCTETS = 8;
  private static final long OCTAL_MAX = 0_77777777777L;

  private Tar() {}

  /// A member that is a plain file.
  record Member(String name, long octets) {}

  /// Octets that fill up the last block.
  static int padding(long octets) {
    return (int) (-octets & BLOCK - 1);
  }

  static byte[] header(String name, long octets) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000600");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    if (octets <= OCTAL_MAX) {
      put(header, SIZE_AT, String.format(Locale.ROOT, "%011o", octets));
    } else {
      ByteBuffer.wrap(header).put(SIZE_AT, (byte) 0x80).putLong(SIZE_AT + 4, octets);
    }
    put(header, 136, "00000000000");
    header[156] = '0';
    put(header, 257, "ustar");
    put(header, 263, "00");
    put(header, CHECK_AT, String.format(Locale.ROOT, "%06o", check(header)));
    header[CHECK_AT + 7] = ' ';
    return header;
  }

  /// Whether it is a block of zeros: the end.
  static boolean isEnd(byte[] header) {
    for (byte octet : header) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  /// What a header says; nothing where it is none, or not that of a plain file.
  static Optional<Member> read(byte[] header) {
    Optional<Long> check = octal(header, CHECK_AT, CHECK_OCTETS);
    if (check.isEmpty() || check.get() != check(header)) {
      return Optional.empty();
    }
    if (header[156] != '0' && header[156] != 0) {
      return Optional.empty();
    }
    String name = text(header, 0, NAME_OCTETS);
    return size(header).filter(octets -> octets >= 0).map(octets -> new Member(name, octets));
  }

  private static Optional<Long> size(byte[] header) {
    return header[SIZE_AT] == (byte) 0x80
        ? Optional.of(ByteBuffer.wrap(header).getLong(SIZE_AT + 4))
        : octal(header, SIZE_AT, SIZE_OCTETS);
  }

  private static Optional<Long> octal(byte[] header, int at, int length) {
    String digits = text(header, at, length).strip();
    return digits.matches("[0-7]{1,12}") ? Optional.of(Long.valueOf(digits, 8)) : Optional.empty();
  }

  private static String text(byte[] header, int at, int length) {
    String text = new String(header, at, length, US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static long check(byte[] header) {
    byte[] summed = header.clone();
    Arrays.fill(summed, CHECK_AT, CHECK_AT + CHECK_OCTETS, (byte) ' ');
    long sum = 0;
    for (byte octet : summed) {
      sum += octet & 0xFF;
    }
    return sum;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] octets = text.getBytes(US_ASCII);
    System.arraycopy(octets, 0, header, at, octets.length);
  }
}
