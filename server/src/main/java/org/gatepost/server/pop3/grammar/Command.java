package org.gatepost.server.pop3.grammar;

import org.gatepost.base.text.Secret;

/// One command, grouped by the state that it belongs to (RFC 1939, 4 to 6).
public sealed interface Command {
  /// Welcome in every state.
  sealed interface AnyTime extends Command {}

  /// For a client that has not signed in.
  sealed interface BeforeLogin extends Command {}

  /// For a client that has its maildrop open.
  sealed interface InMaildrop extends Command {}

  /// What can't be read, in whatever state.
  sealed interface Unreadable extends Command {}

  /// RFC 2449, 5.
  record Capa() implements AnyTime {}

  /// RFC 1939, 4 and 6.
  record Quit() implements AnyTime {}

  /// RFC 6856, 3.
  ///
  /// @param tag the language asked for, `*` for the server's own, empty to have them listed
  record Lang(String tag) implements AnyTime {}

  /// RFC 1939, 7.
  record User(String name) implements BeforeLogin {}

  /// RFC 1939, 7. Everything behind the first space is the password.
  record Pass(Secret password) implements BeforeLogin {}

  /// RFC 1939, 7. Its arguments are of no use to us.
  record Apop() implements BeforeLogin {}

  /// RFC 5034, 4.
  ///
  /// @param mechanism empty where the client asks which there are
  /// @param initial the initial response, or an empty one where the client gave none
  record Auth(String mechanism, Secret initial) implements BeforeLogin {}

  /// RFC 2595, 4.
  record Stls() implements BeforeLogin {}

  /// RFC 6856, 2.1.
  record Utf8() implements BeforeLogin {}

  /// RFC 1939, 5.
  record Stat() implements InMaildrop {}

  /// RFC 1939, 5.
  ///
  /// @param message its number, 0 for all of them
  record Sizes(int message) implements InMaildrop {}

  /// RFC 1939, 7.
  ///
  /// @param message its number, 0 for all of them
  record Uidl(int message) implements InMaildrop {}

  /// RFC 1939, 5.
  record Retr(int message) implements InMaildrop {}

  /// RFC 1939, 7.
  ///
  /// @param lines of the body, at most
  record Top(int message, int lines) implements InMaildrop {}

  /// RFC 1939, 5.
  record Dele(int message) implements InMaildrop {}

  /// RFC 1939, 5.
  record Noop() implements InMaildrop {}

  /// RFC 1939, 5.
  record Rset() implements InMaildrop {}

  /// No word of this protocol.
  record Unknown() implements Unreadable {}

  /// A known word with arguments that it does not take.
  ///
  /// @param usage how it is written
  record Malformed(String usage) implements Unreadable {}
}
