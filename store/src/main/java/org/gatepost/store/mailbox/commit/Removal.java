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

/// Takes messages out of a mailbox; what becomes of their records is the caller's business.
///
/// @param modSeq the change number that this makes
/// @param expungesMax expunges that are remembered
record Removal(Place place, long modSeq, int expungesMax) {
  /// Removes these rows, of which there is one at least.
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
