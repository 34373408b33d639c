package org.gatepost.server.imap.grammar;

/// What the parser wants next.
public sealed interface Progress {
  /// The command is whole, or [Command.Bad].
  ///
  /// @param tag the client's, fit to be printed; `*` where it could not be read
  record Done(String tag, Command command) implements Progress {}

  /// A literal of a command follows: read exactly so many octets, hand them to
  /// [CommandParser#literal].
  ///
  /// @param synchronising whether the client waits for `+ `
  record Literal(int octets, boolean synchronising) implements Progress {}

  /// A message of an APPEND follows: read exactly so many octets, then say
  /// [CommandParser#messageTaken].
  ///
  /// @param number 0 for the first message of the command
  record Message(
      String tag, MailboxText mailbox, int number, AppendMessage message, boolean synchronising)
      implements Progress {}

  /// The literal announced is larger than the limits allow.
  ///
  /// If the client waits for `+ `, answer the tag and the command is over. Else the octets are on
  /// their way: either drop exactly so many and go on with [CommandParser#literalDropped], whose
  /// command ends as [Command.Bad], or say BYE and close (RFC 7888, 4).
  ///
  /// @param message whether it was a message for APPEND
  record TooLarge(String tag, long octets, boolean synchronising, boolean message)
      implements Progress {}
}
