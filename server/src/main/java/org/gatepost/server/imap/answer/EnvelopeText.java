package org.gatepost.server.imap.answer;

import java.io.IOException;
import java.util.List;
import org.gatepost.base.message.Envelope;

/// ENVELOPE (RFC 9051, 7.5.2).
public final class EnvelopeText {
  private EnvelopeText() {}

  /// Prints it, parentheses and all.
  public static void print(Envelope envelope, Printer out) throws IOException {
    out.octet('(').nstring(envelope.date()).sp().nstring(envelope.subject()).sp();
    addresses(envelope.from(), out);
    addresses(envelope.sender(), out);
    addresses(envelope.replyTo(), out);
    addresses(envelope.to(), out);
    addresses(envelope.cc(), out);
    addresses(envelope.bcc(), out);
    out.nstring(envelope.inReplyTo()).sp().nstring(envelope.messageId()).octet(')');
  }

  private static void addresses(List<Envelope.Mailbox> mailboxes, Printer out) throws IOException {
    if (mailboxes.isEmpty()) {
      out.nil().sp();
      return;
    }
    out.octet('(');
    for (Envelope.Mailbox mailbox : mailboxes) {
      out.octet('(').nstring(mailbox.name()).sp().nstring(mailbox.route()).sp();
      out.nstring(mailbox.local()).sp().nstring(mailbox.host()).octet(')');
    }
    out.octet(')').sp();
  }
}
