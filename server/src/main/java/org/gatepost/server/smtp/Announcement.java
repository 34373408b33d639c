package org.gatepost.server.smtp;

import java.util.ArrayList;
import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.ReversePath;
import org.gatepost.server.delivery.Recipients;
import org.gatepost.server.delivery.Resolution;
import org.gatepost.server.smtp.grammar.Command;
import org.gatepost.server.smtp.grammar.ForwardPath;
import org.gatepost.server.smtp.grammar.MailParameters;
import org.gatepost.store.account.AccountId;

/// Carries out MAIL and RCPT.
final class Announcement {
  private final Host host;
  private final Tally tally;

  Announcement(Host host, Tally tally) {
    this.host = host;
    this.tally = tally;
  }

  /// What follows from MAIL or RCPT.
  ///
  /// @param next where the conversation stands then
  record Result(State next, Step step) {}

  /// MAIL of someone who has signed in. RFC 6409, 6.1: the sender is one of the account's own
  /// addresses. A report's is nobody's.
  Result submit(State.Ready ready, Command.Mail mail, AccountId account) {
    Reply reply =
        switch (mail.from()) {
          case ReversePath.Empty _ -> Replies.SENDER_OK;
          case ReversePath.Sender(var address) ->
              Replies.to(host.recipients().ownership(address, account));
        };
    return reply.equals(Replies.SENDER_OK) ? mail(ready, mail) : refused(ready, reply);
  }

  /// MAIL.
  Result mail(State.Ready ready, Command.Mail mail) {
    MailParameters parameters = mail.parameters();
    if (parameters.asksForReports()) {
      return refused(ready, Replies.PARAMETER_NOT_OFFERED);
    }
    if (!mail.from().isAscii() && !parameters.smtpUtf8()) {
      return refused(ready, Replies.NEEDS_UTF8);
    }
    if (parameters.size() > host.recipients().octetsMax()) {
      return refused(ready, Replies.TOO_LARGE);
    }
    if (!tally.mayAnnounce()) {
      Reply reply = Replies.closing(host.name(), "4.7.0", "Too many messages in one session");
      return new Result(ready, Step.close(reply));
    }
    long octetsMax = host.recipients().octetsMax();
    return new Result(
        new State.Transaction(ready.hello(), mail, List.of(), 0, octetsMax),
        Step.answer(Replies.SENDER_OK));
  }

  /// RCPT.
  Result rcpt(State.Transaction so, Command.Rcpt rcpt) {
    if (rcpt.parameters().asksForReports()) {
      return refused(so, Replies.PARAMETER_NOT_OFFERED);
    }
    if (so.recipients().size() >= host.setting().recipientsMax()) {
      return refused(so, Replies.TOO_MANY_RECIPIENTS);
    }
    Recipients recipients = host.recipients();
    long octets = so.mail().parameters().size();
    return switch (rcpt.to()) {
      case ForwardPath.Postmaster _ ->
          answer(so, recipients.postmasterAddress(), recipients.postmaster(octets));
      case ForwardPath.Recipient(var address) ->
          address.isAscii() || so.mail().parameters().smtpUtf8()
              ? answer(so, address, recipients.resolve(address, octets))
              : refused(so, Replies.NEEDS_UTF8);
    };
  }

  private Result answer(State.Transaction so, Address address, Resolution resolution) {
    Step step = Step.answer(Replies.to(resolution));
    if (!(resolution instanceof Resolution.Local(var destinations, var octetsMax))) {
      return new Result(
          so.withOneRefused(),
          resolution instanceof Resolution.Unknown ? tally.unknownRecipient(step) : step);
    }
    List<State.Taken> all = new ArrayList<>(so.recipients());
    all.add(new State.Taken(address, destinations));
    long least = Math.min(so.octetsMax(), octetsMax);
    return new Result(new State.Transaction(so.hello(), so.mail(), all, so.refused(), least), step);
  }

  private static Result refused(State.Ready ready, Reply reply) {
    return new Result(ready, Step.answer(reply));
  }

  private static Result refused(State.Transaction so, Reply reply) {
    return new Result(so.withOneRefused(), Step.answer(reply));
  }
}
