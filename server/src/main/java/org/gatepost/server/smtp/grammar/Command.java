package org.gatepost.server.smtp.grammar;

import org.gatepost.base.address.ReversePath;
import org.gatepost.base.text.Secret;

/// What a client asks for, grouped by when it may (RFC 5321, 4.1.4).
public sealed interface Command {

  /// Allowed whenever the server waits for a command.
  sealed interface AnyTime extends Command {}

  /// Introduces the client and drops whatever was begun.
  sealed interface Introduction extends Command {
    /// What the client calls itself, as it was sent.
    String client();
  }

  /// Allowed after the introduction, while no transaction is under way.
  sealed interface BetweenMessages extends Command {}

  /// Allowed within a transaction.
  sealed interface InTransaction extends Command {}

  /// RFC 5321, 4.1.1.1.
  record Ehlo(String client) implements Introduction {}

  /// RFC 5321, 4.1.1.1.
  record Helo(String client) implements Introduction {}

  /// RFC 2033, 4.1.
  record Lhlo(String client) implements Introduction {}

  /// RFC 5321, 4.1.1.2.
  record Mail(ReversePath from, MailParameters parameters) implements BetweenMessages {}

  /// RFC 3207, 4.
  record StartTls() implements BetweenMessages {}

  /// RFC 4954, 4, without an initial response.
  record Auth(String mechanism) implements BetweenMessages {}

  /// RFC 4954, 4, with an initial response: still in base64, `=` for an empty one.
  record AuthAtOnce(String mechanism, Secret response) implements BetweenMessages {}

  /// RFC 5321, 4.1.1.3.
  record Rcpt(ForwardPath to, RcptParameters parameters) implements InTransaction {}

  /// RFC 5321, 4.1.1.4.
  record Data() implements InTransaction {}

  /// RFC 3030, 2. So many octets follow the line, whatever the answer.
  record Bdat(long octets, boolean last) implements InTransaction {}

  /// RFC 5321, 4.1.1.5.
  record Rset() implements AnyTime {}

  /// RFC 5321, 4.1.1.6.
  record Vrfy() implements AnyTime {}

  /// RFC 5321, 4.1.1.7.
  record Expn() implements AnyTime {}

  /// RFC 5321, 4.1.1.8.
  record Help() implements AnyTime {}

  /// RFC 5321, 4.1.1.9.
  record Noop() implements AnyTime {}

  /// RFC 5321, 4.1.1.10.
  record Quit() implements AnyTime {}

  /// A verb that nobody here knows.
  record Unknown() implements AnyTime {}

  /// A line that can't be read as what it begins to be.
  record Bad(Fault fault) implements AnyTime {}
}
