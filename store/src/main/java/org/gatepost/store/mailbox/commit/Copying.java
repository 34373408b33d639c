package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.CopyOutcome;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.Keywords;
import org.gatepost.store.mailbox.MailboxId;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageRow;
import org.gatepost.store.mailbox.table.MessageTable;
import org.gatepost.store.mailbox.table.RecordTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Copies messages to another mailbox of the account, or the same, or moves them there. Copies
/// share their record with the original.
///
/// @param move whether the originals go
/// @param now in seconds since 1970
public record Copying(
    Place source, UidSet uids, MailboxId target, boolean move, Limits limits, long now)
    implements Work<CopyOutcome> {
  @Override
  public CopyOutcome apply(Transaction transaction, Publications publications) throws IOException {
    Optional<MailboxRow> from = MailboxTable.find(transaction, source.account(), source.mailbox());
    Optional<MailboxRow> to = MailboxTable.find(transaction, source.account(), target);
    Optional<UsageRow> usage = UsageTable.find(transaction, source.account());
    if (from.isEmpty() || to.isEmpty() || usage.isEmpty()) {
      return new CopyOutcome.NoSuchMailbox();
    }
    List<MessageRow> rows = MessageTable.find(transaction, source, uids);
    if (rows.isEmpty()) {
      return new CopyOutcome.Copied(to.get().uidValidity(), UidSet.EMPTY, UidSet.EMPTY);
    }
    UsageRow used = usage.get();
    long octets = rows.stream().mapToLong(MessageRow::octets).sum();
    if (!move && !limits.hasRoom(transaction, source.account(), used, rows.size(), octets)) {
      return new CopyOutcome.OverQuota();
    }
    long modSeq = used.modSeq() + 1;
    CopyOutcome done = copy(transaction, rows, from.get(), to.get(), modSeq, publications);
    if (move) {
      remove(transaction, rows, modSeq, publications);
    }
    UsageTable.save(
        transaction,
        source.account(),
        used.changed(
            used.octets() + (move ? 0 : octets),
            used.messages() + (move ? 0 : rows.size()),
            used.recordNext()));
    return done;
  }

  private CopyOutcome copy(
      Transaction transaction,
      List<MessageRow> rows,
      MailboxRow from,
      MailboxRow to,
      long modSeq,
      Publications publications)
      throws IOException {
    Filling filling = new Filling(new Place(source.account(), target), to, modSeq);
    UidSet.Builder originals = new UidSet.Builder();
    UidSet.Builder copies = new UidSet.Builder();
    for (MessageRow row : rows) {
      originals.add(row.uid());
      copies.add(
          filling.add(
              transaction,
              new Filling.Message(
                  names(from.keywords(), row.flags()),
                  row.octets(),
                  row.internalDate(),
                  now,
                  row.record())));
      if (!move) {
        RecordTable.link(transaction, new RecordTable.RecordId(source.account(), row.record()));
      }
    }
    filling.save(transaction, publications);
    return new CopyOutcome.Copied(to.uidValidity(), originals.build(), copies.build());
  }

  private void remove(
      Transaction transaction, List<MessageRow> rows, long modSeq, Publications publications)
      throws IOException {
    // Read again: source and target may be the same mailbox.
    Optional<MailboxRow> from = MailboxTable.find(transaction, source.account(), source.mailbox());
    new Removal(source, modSeq, limits.expungesMax())
        .remove(transaction, from.orElseThrow(), rows, publications);
  }

  private static FlagNames names(Keywords keywords, long flags) {
    long system = flags & Flags.SYSTEM;
    return system == flags ? FlagNames.system(flags) : new FlagNames(system, keywords.names(flags));
  }
}
