package org.gatepost.base.message.coding;

import java.io.IOException;

/// 7bit, 8bit and binary: nothing to undo.
final class Identity extends TransferDecoding {
  Identity(Sink sink) {
    super(sink);
  }

  @Override
  public void accept(byte[] octets, int from, int length) throws IOException {
    pass(octets, from, length);
  }

  @Override
  void next(byte octet) throws IOException {
    emit(octet);
  }

  @Override
  void end() {}
}
