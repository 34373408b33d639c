package org.gatepost.server.imap.grammar;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class CommandParserFuzz {
  @FuzzTest(maxDuration = "20s")
  void noInputThrowsAndEachCommandIsHeldWithinLimits(byte[] octets) {
    Conversation conversation =
        new Conversation(new CommandParser(new CommandLimits(4096, 1024, 4096, 1024)));
    conversation.say(octets);
    for (Progress.Done done : conversation.commands()) {
      if (done.tag().isEmpty() || done.command().toString().isEmpty()) {
        throw new AssertionError("a command prints itself");
      }
    }
  }
}
