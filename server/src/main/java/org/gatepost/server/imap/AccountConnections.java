package org.gatepost.server.imap;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gatepost.store.account.AccountId;

/// How many connections each account has now. Safe for use by all connections' threads.
final class AccountConnections {
  private final int most;
  private final ConcurrentMap<AccountId, Integer> counts = new ConcurrentHashMap<>();

  AccountConnections(int most) {
    this.most = most;
  }

  /// Counts one more, unless the account has as many as it may.
  boolean enter(AccountId account) {
    if (counts.merge(account, 1, Integer::sum) <= most) {
      return true;
    }
    leave(account);
    return false;
  }

  /// One that had entered is gone.
  void leave(AccountId account) {
    counts.computeIfPresent(account, (_, had) -> had == 1 ? null : had - 1);
  }
}
