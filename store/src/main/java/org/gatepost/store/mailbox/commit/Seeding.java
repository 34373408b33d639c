package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.table.SubscriptionTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Makes an account's first mailboxes, in the transaction that makes the account.
///
/// @param now in seconds since 1970
public record Seeding(AccountId account, List<Seed> seeds, long now) {
  /// Makes them.
  public void apply(Transaction transaction) throws IOException {
    UsageTable.insert(transaction, account);
    Optional<UsageRow> usage = UsageTable.find(transaction, account);
    if (usage.isEmpty()) {
      throw new IOException("the account is in no domain");
    }
    Planting planting = new Planting(transaction, account, usage.get(), List.of(), now);
    for (Seed seed : seeds) {
      planting.plant(new MailboxName(seed.name), seed.uses);
      SubscriptionTable.add(transaction, account, seed.name);
    }
  }

  /// A mailbox to be made.
  ///
  /// @param uses bits of [org.gatepost.store.mailbox.SpecialUse]
  public record Seed(String name, int uses) {}
}
