package org.gatepost.server.delivery;

import java.util.Set;
import org.gatepost.store.account.AccountId;

/// What became of a message.
public sealed interface DeliveryOutcome {
  /// On disk, in every mailbox it was for.
  ///
  /// @param id what the operator finds it by, in the log and in its Received line
  record Accepted(String id) implements DeliveryOutcome {}

  /// Nothing was kept, because these have no room.
  record OverQuota(Set<AccountId> accounts) implements DeliveryOutcome {
    public OverQuota {
      accounts = Set.copyOf(accounts);
    }
  }

  /// Nothing was kept: it has passed through too many servers, so it is going round in circles.
  record TooManyHops() implements DeliveryOutcome {}

  /// Nothing was kept: a mailbox went away meanwhile. The next try finds out what became of it.
  record MailboxGone() implements DeliveryOutcome {}

  /// Nothing was kept: the disk or the database failed.
  record TryLater() implements DeliveryOutcome {}

  /// Its name in logs and metrics.
  default String code() {
    return switch (this) {
      case Accepted _ -> "accepted";
      case OverQuota _ -> "over-quota";
      case TooManyHops _ -> "too-many-hops";
      case MailboxGone _ -> "mailbox-gone";
      case TryLater _ -> "try-later";
    };
  }
}
