package org.gatepost.store.mailbox;

import java.util.List;
import java.util.Set;
import org.gatepost.store.account.AccountId;

/// What became of an append. All of it happened, or nothing did.
public sealed interface AppendOutcome {
  /// On disk.
  ///
  /// @param placed in the order in which the messages were given
  record Appended(List<Placed> placed) implements AppendOutcome {
    public Appended {
      placed = List.copyOf(placed);
    }
  }

  /// Nothing was kept.
  ///
  /// @param accounts every account that has no room, so that one may go on without them
  record OverQuota(Set<AccountId> accounts) implements AppendOutcome {
    public OverQuota {
      accounts = Set.copyOf(accounts);
    }
  }

  /// Nothing was kept.
  ///
  /// @param missing every append whose mailbox, or account, is gone
  record NoSuchMailbox(List<Append> missing) implements AppendOutcome {
    public NoSuchMailbox {
      missing = List.copyOf(missing);
    }
  }

  /// Where a message came to lie.
  record Placed(MailboxId mailbox, int uidValidity, int uid) {}
}
