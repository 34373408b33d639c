package org.gatepost.server.smtp.grammar;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class CommandReaderFuzz {
  @FuzzTest(maxDuration = "20s")
  void noLineThrows(byte[] line) {
    if (CommandReader.read(line).toString().isEmpty()) {
      throw new AssertionError("a command prints itself");
    }
  }
}
