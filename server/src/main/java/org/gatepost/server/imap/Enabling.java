package org.gatepost.server.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gatepost.base.text.Ascii;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.grammar.Command;

/// ENABLE, and what a command switches on by being used (RFC 5161; RFC 7162, 3.1).
final class Enabling {
  /// What ENABLE can switch on.
  private static final List<Capability> SWITCHES =
      List.of(
          Capability.IMAP4REV2, Capability.UTF8_ACCEPT, Capability.CONDSTORE, Capability.QRESYNC);

  private final Printer out;

  Enabling(Printer out) {
    this.out = out;
  }

  /// Switches on what is known and still off; the rest is passed over.
  Step enable(State.LoggedIn login, Command.Enable command) throws IOException {
    Enabled enabled = login.enabled();
    List<String> news = new ArrayList<>();
    for (Capability capability : SWITCHES) {
      Enabled next = with(enabled, capability);
      if (command.capabilities().contains(Ascii.upper(capability.word()))
          && !next.equals(enabled)) {
        news.add(capability.word());
        enabled = next;
      }
    }
    out.ascii(news.isEmpty() ? "* ENABLED" : "* ENABLED ").words(news).crlf();
    return Step.to(login.with(enabled), Completion.ok("Enabled"));
  }

  /// The state once a command has shown that the client knows of change numbers.
  State.SignedIn implied(State.SignedIn state, Command.AfterLogin command) {
    if (!isNews(state.login().enabled(), command)) {
      return state;
    }
    Enabled next = state.login().enabled().withCondstore();
    return switch (state) {
      case State.LoggedIn login -> login.with(next);
      case State.InMailbox box -> box.with(next);
    };
  }

  /// The same with a mailbox open, whose last change number is told at once (RFC 7162, 3.1.2).
  State.InMailbox implied(State.InMailbox box, Command.InMailbox command) throws IOException {
    if (!isNews(box.enabled(), command)) {
      return box;
    }
    long last = box.selection().highestModSeq();
    out.untagged("OK", new ResponseCode.HighestModSeq(last), "Last change");
    return box.with(box.enabled().withCondstore());
  }

  private static boolean isNews(Enabled enabled, Command command) {
    return !enabled.condstore() && command.enablesCondstore();
  }

  private static Enabled with(Enabled enabled, Capability capability) {
    return switch (capability) {
      case IMAP4REV2 -> enabled.withRev2();
      case UTF8_ACCEPT -> enabled.withUtf8();
      case CONDSTORE -> enabled.withCondstore();
      case QRESYNC -> enabled.withQresync();
      default -> enabled;
    };
  }
}
