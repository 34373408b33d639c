package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.Keywords;
import org.gatepost.store.mailbox.memory.MailboxEvent;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.memory.Rows;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageRow;
import org.gatepost.store.mailbox.table.MessageTable;

/// Gives new messages of one mailbox their UIDs. Used within one transaction.
final class Filling {
  private final Place place;
  private final MailboxRow before;
  private final long modSeq;
  private final Rows rows = new Rows();
  private Keywords keywords;
  private MailboxRow.Counts counts;
  private int uidNext;

  Filling(Place place, MailboxRow before, long modSeq) {
    this.place = place;
    this.before = before;
    this.modSeq = modSeq;
    this.keywords = before.keywords();
    this.counts = before.counts();
    this.uidNext = before.uidNext();
  }

  /// Adds a message. Keywords for which the mailbox has no bit left are dropped: mail is not
  /// refused for a label.
  ///
  /// @return its UID
  int add(Transaction transaction, Message message) throws IOException {
    if (uidNext == Integer.MAX_VALUE) {
      throw new IOException("the mailbox has given all its UIDs");
    }
    keywords = keywords.with(message.flags.keywords());
    long flags = message.flags.system() | keywords.bits(message.flags.keywords());
    MessageRow row =
        new MessageRow(
            uidNext,
            flags,
            modSeq,
            message.octets,
            message.internalDate,
            message.saveDate,
            message.record);
    MessageTable.insert(transaction, place, row);
    rows.add(row.uid(), row.flags(), row.modSeq(), row.octets(), row.internalDate(), row.record());
    counts = counts.plus(row.counts(before.recentFrom()));
    return uidNext++;
  }

  /// Writes the mailbox's row.
  void save(Transaction transaction, Publications publications) throws IOException {
    MailboxTable.save(
        transaction, place.account(), before.changed(uidNext, modSeq, keywords, counts));
    publications.happened(place, new MailboxEvent.Appended(rows, uidNext, keywords, modSeq));
  }

  /// What is known of a message before it has a UID.
  record Message(FlagNames flags, int octets, long internalDate, long saveDate, long record) {}
}
