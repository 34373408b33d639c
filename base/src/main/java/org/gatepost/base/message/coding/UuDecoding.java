package org.gatepost.base.message.coding;

import java.io.IOException;

/// Uuencode, as mail had it before MIME: lines between `begin` and `end`, each with its length
/// first. What stands outside is passed over.
final class UuDecoding extends TransferDecoding {
  /// Longer than any line of the encoding; the rest of a longer one is passed over.
  private static final int LINE_MAX = 128;

  private final byte[] line = new byte[LINE_MAX];
  private int length;
  private boolean inside;

  UuDecoding(Sink sink) {
    super(sink);
  }

  @Override
  void next(byte octet) throws IOException {
    if (octet == '\n') {
      line();
      length = 0;
    } else if (octet != '\r' && length < LINE_MAX) {
      line[length++] = octet;
    }
  }

  @Override
  void end() throws IOException {
    line();
    length = 0;
  }

  private void line() throws IOException {
    if (!inside) {
      inside = startsWith("begin ");
    } else if (startsWith("end") && length == 3) {
      inside = false;
    } else if (length > 0) {
      int octets = value(0);
      for (int at = 1; octets > 0 && at < length; at += 4) {
        int bits = value(at) << 18 | value(at + 1) << 12 | value(at + 2) << 6 | value(at + 3);
        for (int shift = 16; shift >= 0 && octets > 0; shift -= 8) {
          emit(bits >> shift);
          octets--;
        }
      }
    }
  }

  private int value(int at) {
    return at < length ? line[at] - ' ' & 63 : 0;
  }

  private boolean startsWith(String word) {
    if (length < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (line[i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
