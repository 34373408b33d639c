package org.gatepost.server.imap.grammar;

/// Puts one command together from the lines and literals of a connection, and reads it.
///
/// Feed it a line with [#line]; do what the [Progress] says until it is [Progress.Done]; then the
/// next line begins a new command. Owned by the thread of its connection.
public final class CommandParser {
  private CommandLimits limits;
  private boolean utf8;

  public CommandParser(CommandLimits limits) {
    this.limits = limits;
  }

  /// What holds from the next command on.
  public void limits(CommandLimits next) {
    limits = next;
  }

  /// From now on mailbox names are UTF-8, not modified UTF-7 (RFC 6855, 3; RFC 9051, 5.1).
  public void acceptUtf8() {
    utf8 = true;
  }

  /// Takes a line, without its CRLF.
  public Progress line(byte[] octets) {
    return new Progress.Done("*", new Command.Bad("Not yet " + limits + utf8 + octets.length));
  }

  /// Takes the octets of the literal that was asked for. The line that follows it comes next.
  public void literal(byte[] octets) {}

  /// The message of an APPEND has been taken. The line that follows it comes next.
  public void messageTaken() {}

  /// The octets of a literal that was too large have been read and dropped.
  public void literalDropped() {}

  /// The line was too long for the door; the command is over.
  ///
  /// @param start what there is of the line, for the tag
  public Progress.Done tooLong(byte[] start) {
    return new Progress.Done("*", new Command.Bad("Line too long" + start.length));
  }

  /// Forgets an unfinished command, because a literal was refused.
  public void reset() {}
}
