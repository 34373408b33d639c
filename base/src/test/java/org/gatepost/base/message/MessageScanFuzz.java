package org.gatepost.base.message;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// No octets make the scan throw, or see pieces otherwise than the whole. (One target a class:
/// Jazzer runs one for each JVM.)
final class MessageScanFuzz {
  @FuzzTest(maxDuration = "20s")
  void scan(byte[] message) {
    MessageIndex index = MessageScan.scan(message);
    MessageScan pieces = new MessageScan(MessageLimits.DEFAULT);
    for (int i = 0; i < message.length; i++) {
      pieces.accept(message, i, 1);
    }
    Required.that(pieces.finish().equals(index), "pieces differ from the whole");
    Required.that(MessageIndex.decode(index.encode()).equals(index), "decoding differs");
    Required.that(index.root().extent().end() == message.length, "the root is not the whole");
  }
}
