package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.NamingOutcome;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.memory.MailboxEvent;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.ExpungedTable;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageTable;
import org.gatepost.store.mailbox.table.RecordTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Removes a mailbox and its messages; those below it stay.
public record Deleting(AccountId account, MailboxName name) implements Work<NamingOutcome.Delete> {
  private static final UidSet ALL = UidSet.range(1, Integer.MAX_VALUE);

  @Override
  public NamingOutcome.Delete apply(Transaction transaction, Publications publications)
      throws IOException {
    if (name.isInbox()) {
      return new NamingOutcome.IsInbox();
    }
    Optional<MailboxRow> mailbox = MailboxTable.find(transaction, account, name.text());
    Optional<UsageRow> usage = UsageTable.find(transaction, account);
    if (mailbox.isEmpty() || usage.isEmpty()) {
      return new NamingOutcome.NoSuchMailbox();
    }
    Place place = new Place(account, mailbox.get().id());
    RecordTable.unlinkAll(transaction, place);
    MessageTable.delete(transaction, place, ALL);
    ExpungedTable.delete(transaction, place);
    MailboxTable.delete(transaction, account, place.mailbox());
    MailboxRow.Counts counts = mailbox.get().counts();
    UsageRow used = usage.get();
    UsageTable.save(
        transaction,
        account,
        used.changed(
            used.octets() - counts.octets(),
            used.messages() - counts.messages(),
            used.recordNext()));
    publications.listed(account);
    publications.happened(place, new MailboxEvent.Deleted(used.modSeq() + 1));
    return new NamingOutcome.Deleted();
  }
}
