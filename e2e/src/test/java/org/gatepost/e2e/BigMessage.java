package org.gatepost.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// A message just below the size limit. Each of its lines says which it is, so that none can stand
/// in another's place.
final class BigMessage {
  private static final byte[] HEADER = "Subject: big\r\n\r\n".getBytes(US_ASCII);
  private static final int LINES = 714_000;

  /// The whole message.
  static final byte[] FIFTY_MEGABYTES = make();

  /// Octets of its text.
  static final int TEXT = FIFTY_MEGABYTES.length - HEADER.length;

  private BigMessage() {}

  static byte[] text() {
    return Arrays.copyOfRange(FIFTY_MEGABYTES, HEADER.length, FIFTY_MEGABYTES.length);
  }

  private static byte[] make() {
    ByteArrayOutputStream message = new ByteArrayOutputStream(50_000_000);
    message.writeBytes(HEADER);
    byte[] line = "0000000 ".concat("b".repeat(60)).concat("\r\n").getBytes(US_ASCII);
    for (int i = 0; i < LINES; i++) {
      for (int at = 6, rest = i; at >= 0; at--, rest /= 10) {
        line[at] = (byte) ('0' + rest % 10);
      }
      message.writeBytes(line);
    }
    return message.toByteArray();
  }
}
