package org.gatepost.server.smtp;

import org.gatepost.store.account.AccountId;

/// Who has signed in.
sealed interface Member {
  /// Nobody.
  record Stranger() implements Member {}

  /// One of ours.
  record Known(AccountId account) implements Member {}
}
