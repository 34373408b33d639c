package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Feeds a parser with the octets of a connection as a door does, and notes what it wanted.
final class Conversation {
  private final CommandParser parser;
  private final List<Progress.Done> commands = new ArrayList<>();
  private final List<String> wanted = new ArrayList<>();
  private byte[] octets = {};
  private int at;

  Conversation(CommandParser parser) {
    this.parser = parser;
  }

  static Conversation withRoomFor(long messageOctets) {
    return new Conversation(new CommandParser(CommandLimits.afterLogin(messageOctets)));
  }

  /// The one command that these octets are.
  static Command read(String octets) {
    return withRoomFor(1_000_000).say(octets).commands.getLast().command();
  }

  /// Feeds these, each char an octet; a last line without CRLF is fed as a line too.
  Conversation say(String text) {
    return say(text.getBytes(ISO_8859_1));
  }

  Conversation say(byte[] all) {
    octets = all;
    at = 0;
    while (at < octets.length) {
      take(parser.line(line()));
    }
    return this;
  }

  List<Progress.Done> commands() {
    return commands;
  }

  List<Command> read() {
    return commands.stream().map(Progress.Done::command).toList();
  }

  /// What was asked for besides lines, in words.
  List<String> wanted() {
    return wanted;
  }

  private void take(Progress progress) {
    switch (progress) {
      case Progress.Done done -> commands.add(done);
      case Progress.Literal(var length, var waits) -> {
        wanted.add("literal " + length + (waits ? " waits" : ""));
        parser.literal(next(length));
      }
      case Progress.Message(var tag, var mailbox, var number, var message, var waits) -> {
        wanted.add(
            "message "
                + tag
                + " "
                + mailbox.name()
                + " "
                + number
                + " "
                + message.octets()
                + (waits ? " waits" : ""));
        next((int) message.octets());
        parser.messageTaken();
      }
      case Progress.TooLarge(var tag, var length, var waits, var message) -> {
        wanted.add("too large " + tag + " " + length + (message ? " message" : ""));
        if (!waits) {
          next((int) Math.min(length, octets.length));
          parser.literalDropped();
        }
      }
    }
  }

  private byte[] line() {
    int end = at;
    while (end < octets.length && octets[end] != '\n') {
      end++;
    }
    int last = end > at && octets[end - 1] == '\r' ? end - 1 : end;
    byte[] line = Arrays.copyOfRange(octets, at, last);
    at = Math.min(octets.length, end + 1);
    return line;
  }

  private byte[] next(int length) {
    byte[] taken = Arrays.copyOfRange(octets, at, Math.min(octets.length, at + length));
    at += taken.length;
    return taken;
  }
}
