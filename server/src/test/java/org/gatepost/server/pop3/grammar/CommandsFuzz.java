package org.gatepost.server.pop3.grammar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;

/// No octets make the reader throw, and a number that is read is in range.
class CommandsFuzz {
  @FuzzTest(maxDuration = "10s")
  void anyLineIsRead(byte[] line) {
    switch (Commands.read(line)) {
      case Command.Top(var message, var lines) -> check(message >= 1 && lines >= 0);
      case Command.Retr(var message) -> check(message >= 1);
      case Command.Dele(var message) -> check(message >= 1);
      case Command.Sizes(var message) -> check(message >= 0);
      case Command.Uidl(var message) -> check(message >= 0);
      case Command.User(var name) -> check(name.indexOf('\0') < 0);
      case Command.Lang(var tag) -> check(tag.equals(tag.toLowerCase(Locale.ROOT)));
      default -> {}
    }
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError("out of range");
    }
  }
}
