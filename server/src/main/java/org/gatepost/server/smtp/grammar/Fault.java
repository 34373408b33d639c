package org.gatepost.server.smtp.grammar;

/// Why a line is no command.
public enum Fault {
  /// Longer than its verb may be (RFC 5321, 4.5.3.1.4).
  LINE_TOO_LONG,
  /// Ends in a bare CR or LF (RFC 5321, 2.3.8).
  BARE_LINE_END,
  /// Holds a control character, or octets that are not UTF-8 where text is meant (RFC 6531, 3.3).
  BAD_CHARACTER,
  /// The verb needs an argument, or has one that it can't have.
  ARGUMENT,
  /// The sender's path can't be read.
  REVERSE_PATH,
  /// The recipient's path can't be read.
  FORWARD_PATH,
  /// A parameter that no extension defines (RFC 5321, 4.1.1.11).
  UNKNOWN_PARAMETER,
  /// A parameter twice, or with a value that it can't have.
  PARAMETER,
  /// A chunk whose end nobody can tell (RFC 3030, 2).
  CHUNK_SIZE
}
