package org.gatepost.store.mailbox;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.Furnishing;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.commit.Seeding;

/// The mailboxes that every account has from the start, each with its use and subscribed to.
public record FirstMailboxes(InstantSource clock) implements Furnishing {
  private static final List<Seeding.Seed> SEEDS =
      List.of(
          new Seeding.Seed("INBOX", 0),
          seed("Drafts", SpecialUse.DRAFTS),
          seed("Sent", SpecialUse.SENT),
          seed("Trash", SpecialUse.TRASH),
          seed("Junk", SpecialUse.JUNK),
          seed("Archive", SpecialUse.ARCHIVE));

  @Override
  public void furnish(Transaction transaction, AccountId account) throws IOException {
    new Seeding(account, SEEDS, clock.instant().getEpochSecond()).apply(transaction);
  }

  private static Seeding.Seed seed(String name, SpecialUse use) {
    return new Seeding.Seed(name, SpecialUse.bits(Set.of(use)));
  }
}
