package org.gatepost.server.imap.grammar;

/// How much of a command is taken in.
///
/// @param commandOctets lines and literals of one command together, messages of APPEND apart
/// @param literalOctets one literal, messages of APPEND apart
/// @param messageOctets one message for APPEND (RFC 7889), and all messages of one APPEND together
/// @param unaskedOctets one literal the client does not wait with: 4096 where LITERAL- is announced
///   (RFC 7888, 5), as much as `messageOctets` where LITERAL+ is
public record CommandLimits(
    int commandOctets, int literalOctets, long messageOctets, long unaskedOctets) {
  /// RFC 7888, 5.
  public static final int LITERAL_MINUS_OCTETS = 4096;

  /// What a stranger may send: a login, no message.
  public static final CommandLimits BEFORE_LOGIN =
      new CommandLimits(8192, LITERAL_MINUS_OCTETS, 0, LITERAL_MINUS_OCTETS);

  /// After login. RFC 7162, 4 asks for lines of 8192 octets at least; clients with large sets send
  /// more.
  public static CommandLimits afterLogin(long messageOctets) {
    return new CommandLimits(65_536, 65_536, messageOctets, Math.max(messageOctets, 65_536));
  }
}
