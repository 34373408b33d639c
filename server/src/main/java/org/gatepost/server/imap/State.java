package org.gatepost.server.imap;

import org.gatepost.gate.Mechanism;
import org.gatepost.gate.sasl.Exchange;
import org.gatepost.store.account.Account;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;

/// Where a conversation stands (RFC 9051, 3). What a change of state must drop goes with the value
/// that is dropped.
sealed interface State {
  /// Someone is signed in, with or without an open mailbox.
  sealed interface SignedIn extends State {
    LoggedIn login();
  }

  /// Nobody is known yet.
  ///
  /// @param failures refused sign-ins so far
  record NotLoggedIn(int failures) implements State {}

  /// Between AUTHENTICATE and its end.
  record SigningIn(NotLoggedIn before, String tag, Mechanism mechanism, Exchange exchange)
      implements State {}

  /// No mailbox is open.
  record LoggedIn(Account account, Enabled enabled) implements SignedIn {
    @Override
    public LoggedIn login() {
      return this;
    }

    LoggedIn with(Enabled next) {
      return new LoggedIn(account, next);
    }
  }

  /// A mailbox is open. Whoever drops this state closes the selection.
  ///
  /// @param saved what SEARCH RETURN (SAVE) kept (RFC 9051, 6.4.4.1)
  record InMailbox(LoggedIn login, Selection selection, UidSet saved) implements SignedIn {
    Enabled enabled() {
      return login.enabled();
    }

    InMailbox with(Enabled next) {
      return new InMailbox(login.with(next), selection, saved);
    }

    InMailbox saving(UidSet uids) {
      return new InMailbox(login, selection, uids);
    }
  }

  /// Between IDLE and DONE.
  record Idling(String tag, SignedIn before) implements State {}

  /// Goodbye was said.
  record LoggedOut() implements State {}
}
