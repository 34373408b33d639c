package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.NamingOutcome;
import org.gatepost.store.mailbox.SpecialUse;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.SubscriptionTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Makes a mailbox, and those that are missing above it.
///
/// @param now in seconds since 1970
public record Creating(
    AccountId account, MailboxName name, Set<SpecialUse> uses, Limits limits, long now)
    implements Work<NamingOutcome.Create> {
  @Override
  public NamingOutcome.Create apply(Transaction transaction, Publications publications)
      throws IOException {
    List<MailboxRow> mailboxes = MailboxTable.all(transaction, account);
    Optional<NamingOutcome.Create> objection = objection(mailboxes);
    if (objection.isPresent()) {
      return objection.get();
    }
    Optional<UsageRow> usage = UsageTable.find(transaction, account);
    if (usage.isEmpty()) {
      throw new IOException("the account is gone");
    }
    Planting planting = new Planting(transaction, account, usage.get(), mailboxes, now);
    int more = 1 + planting.missingAbove(name).size();
    if (mailboxes.size() + more > limits.mailboxesMax()) {
      return new NamingOutcome.TooMany(limits.mailboxesMax());
    }
    planting.plantAbove(name);
    MailboxRow made = planting.plant(name, SpecialUse.bits(uses));
    publications.listed(account);
    boolean subscribed = SubscriptionTable.all(transaction, account).contains(name.text());
    return new NamingOutcome.Created(
        new MailboxEntry(made.id(), name, made.uidValidity(), uses, subscribed, true));
  }

  private Optional<NamingOutcome.Create> objection(List<MailboxRow> mailboxes) {
    if (name.depth() > limits.levelsMax()) {
      return Optional.of(new NamingOutcome.TooDeep(limits.levelsMax()));
    }
    int taken = 0;
    for (MailboxRow mailbox : mailboxes) {
      if (mailbox.name().equals(name.text())) {
        return Optional.of(new NamingOutcome.Exists());
      }
      taken |= mailbox.uses();
    }
    Set<SpecialUse> takenUses = SpecialUse.ofBits(taken);
    return uses.stream().filter(takenUses::contains).findFirst().map(NamingOutcome.UseTaken::new);
  }
}
