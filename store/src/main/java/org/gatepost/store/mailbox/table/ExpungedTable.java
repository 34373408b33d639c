package org.gatepost.store.mailbox.table;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.memory.Place;

/// The table `expunged`: which UIDs went with which change.
public final class ExpungedTable {
  private static final String INSERT =
      "INSERT INTO expunged (account, mailbox, mod_seq, uids) VALUES (?, ?, ?, ?)";
  private static final String SINCE =
      "SELECT uids FROM expunged WHERE account = ? AND mailbox = ? AND mod_seq > ?"
          + " ORDER BY mod_seq";
  private static final String NEWEST_BEYOND =
      "SELECT mod_seq FROM expunged WHERE account = ? AND mailbox = ?"
          + " ORDER BY mod_seq DESC LIMIT 1 OFFSET ?";
  private static final String DELETE_UNTIL =
      "DELETE FROM expunged WHERE account = ? AND mailbox = ? AND mod_seq <= ?";

  private ExpungedTable() {}

  /// Notes an expunge, and forgets the oldest ones beyond this many.
  ///
  /// @return the change number from which on the log is whole, where that is a new one
  public static OptionalLong add(
      Transaction transaction, Place place, long modSeq, UidSet uids, int kept) throws IOException {
    long account = place.account().value();
    long mailbox = place.mailbox().value();
    transaction.sql(INSERT).with(account).with(mailbox).with(modSeq).with(uids.toString()).run();
    long beyond = transaction.sql(NEWEST_BEYOND).with(account).with(mailbox).with(kept).number(0);
    if (beyond == 0) {
      return OptionalLong.empty();
    }
    transaction.sql(DELETE_UNTIL).with(account).with(mailbox).with(beyond).run();
    return OptionalLong.of(beyond);
  }

  /// Every UID that went with a later change.
  public static UidSet since(Snapshot snapshot, Place place, long modSeq) throws IOException {
    List<UidSet> all =
        snapshot
            .sql(SINCE)
            .with(place.account().value())
            .with(place.mailbox().value())
            .with(modSeq)
            .list(row -> UidSet.parse(row.text(1)));
    return UidSet.union(all);
  }

  /// Forgets all, with the mailbox.
  public static void delete(Transaction transaction, Place place) throws IOException {
    transaction
        .sql(DELETE_UNTIL)
        .with(place.account().value())
        .with(place.mailbox().value())
        .with(Long.MAX_VALUE)
        .run();
  }
}
