package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.ExpungeOutcome;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageRow;
import org.gatepost.store.mailbox.table.MessageTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Removes those of the messages that are marked `\Deleted`.
public record Expunging(Place place, UidSet uids, Limits limits) implements Work<ExpungeOutcome> {
  @Override
  public ExpungeOutcome apply(Transaction transaction, Publications publications)
      throws IOException {
    Optional<MailboxRow> mailbox = MailboxTable.find(transaction, place.account(), place.mailbox());
    Optional<UsageRow> usage = UsageTable.find(transaction, place.account());
    if (mailbox.isEmpty() || usage.isEmpty()) {
      return new ExpungeOutcome.NoSuchMailbox();
    }
    List<MessageRow> rows =
        MessageTable.find(transaction, place, uids).stream()
            .filter(row -> (row.flags() & Flags.DELETED) != 0)
            .toList();
    if (rows.isEmpty()) {
      return new ExpungeOutcome.Expunged(UidSet.EMPTY, mailbox.get().modSeq());
    }
    long modSeq = usage.get().modSeq() + 1;
    UidSet removed =
        new Removal(place, modSeq, limits.expungesMax())
            .discard(transaction, mailbox.get(), usage.get(), rows, publications);
    return new ExpungeOutcome.Expunged(removed, modSeq);
  }
}
