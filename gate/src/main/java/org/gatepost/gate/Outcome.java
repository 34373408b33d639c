package org.gatepost.gate;

import java.time.Duration;
import org.gatepost.store.account.Account;

/// What the gate says to an [Attempt]. A door finds its own words for the reason in [Answers].
public sealed interface Outcome {
  /// Why.
  Reason reason();

  /// Come in.
  record Granted(Account account) implements Outcome {
    @Override
    public Reason reason() {
      return Reason.GRANTED;
    }
  }

  /// No; the same attempt would be refused again.
  record Refused(Reason reason) implements Outcome {}

  /// Neither yes nor no: we could not find out. Never a wrong password.
  ///
  /// @param after when it is worth coming back
  record TryLater(Reason reason, Duration after) implements Outcome {}
}
