package org.gatepost.base.message.coding;

import java.io.IOException;

/// RFC 2045, 6.8. Signs outside the alphabet are passed over; after padding a new run may begin, as
/// where pieces were joined.
final class Base64Decoding extends TransferDecoding {
  private static final byte[] VALUES = values();

  private int bits;
  private int digits;

  Base64Decoding(Sink sink) {
    super(sink);
  }

  @Override
  void next(byte octet) throws IOException {
    int value = octet < 0 ? -1 : VALUES[octet];
    if (value >= 0) {
      bits = bits << 6 | value;
      if (++digits == 4) {
        emit(bits >> 16);
        emit(bits >> 8);
        emit(bits);
        digits = 0;
      }
    } else if (octet == '=') {
      end();
    }
  }

  /// Two digits are one octet, three are two; one alone is nothing.
  @Override
  void end() throws IOException {
    if (digits == 2) {
      emit(bits >> 4);
    } else if (digits == 3) {
      emit(bits >> 10);
      emit(bits >> 2);
    }
    digits = 0;
  }

  private static byte[] values() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    byte[] values = new byte[128];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) alphabet.indexOf(i);
    }
    return values;
  }
}
