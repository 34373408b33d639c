package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.memory.MailboxEvent;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.ExpungedTable;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageRow;
import org.gatepost.store.mailbox.table.MessageTable;
import org.gatepost.store.mailbox.table.RecordTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Takes messages out of a mailbox.
///
/// @param modSeq the change number that this makes
/// @param expungesMax expunges that are remembered
record Removal(Place place, long modSeq, int expungesMax) {
  /// Removes these rows, of which there is one at least, their hold on their records, and what they
  /// add to the account's usage.
  ///
  /// @return the UIDs
  UidSet discard(
      Transaction transaction,
      MailboxRow mailbox,
      UsageRow usage,
      List<MessageRow> rows,
      Publications publications)
      throws IOException {
    long octets = 0;
    for (MessageRow row : rows) {
      RecordTable.unlink(transaction, new RecordTable.RecordId(place.account(), row.record()));
      octets += row.octets();
    }
    UsageTable.save(
        transaction,
        place.account(),
        usage.changed(usage.octets() - octets, usage.messages() - rows.size(), usage.recordNext()));
    return remove(transaction, mailbox, rows, publications);
  }

  /// Removes these rows, of which there is one at least; their records are the caller's business.
  ///
  /// @return the UIDs
  UidSet remove(
      Transaction transaction, MailboxRow mailbox, List<MessageRow> rows, Publications publications)
      throws IOException {
    UidSet.Builder builder = new UidSet.Builder();
    MailboxRow.Counts counts = mailbox.counts();
    for (MessageRow row : rows) {
      builder.add(row.uid());
      counts = counts.minus(row.counts(mailbox.recentFrom()));
    }
    UidSet uids = builder.build();
    MessageTable.delete(transaction, place, uids);
    MailboxTable.save(
        transaction,
        place.account(),
        mailbox.changed(mailbox.uidNext(), modSeq, mailbox.keywords(), counts));
    OptionalLong since = ExpungedTable.add(transaction, place, modSeq, uids, expungesMax);
    if (since.isPresent()) {
      MailboxTable.expungedSince(transaction, place.account(), place.mailbox(), since.getAsLong());
    }
    publications.happened(place, new MailboxEvent.Expunged(uids, modSeq));
    return uids;
  }
}
