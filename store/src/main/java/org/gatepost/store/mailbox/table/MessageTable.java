package org.gatepost.store.mailbox.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gatepost.store.database.Row;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Statement;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.memory.Rows;

/// The table `message`.
public final class MessageTable {
  private static final String RANGE =
      "SELECT uid, flags, mod_seq, octets, internal_date, save_date, record FROM message"
          + " WHERE account = ? AND mailbox = ? AND uid BETWEEN ? AND ? ORDER BY uid";
  private static final String FIRST =
      "SELECT uid, flags, mod_seq, octets, internal_date, save_date, record FROM message"
          + " WHERE account = ? AND mailbox = ? ORDER BY uid LIMIT ?";
  private static final String INSERT =
      "INSERT INTO message (account, mailbox, uid, flags, mod_seq, octets, internal_date,"
          + " save_date, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String REFLAG =
      "UPDATE message SET flags = (flags & ?) | ?, mod_seq = ?"
          + " WHERE account = ? AND mailbox = ? AND uid BETWEEN ? AND ?";
  private static final String DELETE =
      "DELETE FROM message WHERE account = ? AND mailbox = ? AND uid BETWEEN ? AND ?";

  private MessageTable() {}

  /// Those of the UIDs that are there.
  public static List<MessageRow> find(Snapshot snapshot, Place place, UidSet uids)
      throws IOException {
    List<MessageRow> found = new ArrayList<>();
    for (int range = 0; range < uids.ranges(); range++) {
      range(snapshot, RANGE, place, uids.from(range), uids.to(range))
          .each(row -> found.add(read(row)));
    }
    return found;
  }

  /// The messages with the lowest UIDs.
  public static List<MessageRow> first(Snapshot snapshot, Place place, int count)
      throws IOException {
    return snapshot
        .sql(FIRST)
        .with(place.account().value())
        .with(place.mailbox().value())
        .with(count)
        .list(MessageTable::read);
  }

  /// All messages of a mailbox.
  public static Rows load(Snapshot snapshot, Place place) throws IOException {
    Rows rows = new Rows();
    range(snapshot, RANGE, place, 1, Integer.MAX_VALUE)
        .each(
            row ->
                rows.add(
                    row.integer(1),
                    row.number(2),
                    row.number(3),
                    row.integer(4),
                    row.number(5),
                    row.number(7)));
    return rows;
  }

  public static void insert(Transaction transaction, Place place, MessageRow row)
      throws IOException {
    transaction
        .sql(INSERT)
        .with(place.account().value())
        .with(place.mailbox().value())
        .with(row.uid())
        .with(row.flags())
        .with(row.modSeq())
        .with(row.octets())
        .with(row.internalDate())
        .with(row.saveDate())
        .with(row.record())
        .run();
  }

  /// Changes the flags of every message from one UID to another.
  public static void reflag(
      Transaction transaction, Place place, int fromUid, int toUid, Reflag change)
      throws IOException {
    transaction
        .sql(REFLAG)
        .with(change.kept)
        .with(change.added)
        .with(change.modSeq)
        .with(place.account().value())
        .with(place.mailbox().value())
        .with(fromUid)
        .with(toUid)
        .run();
  }

  /// Removes every message whose UID is in the set.
  public static void delete(Transaction transaction, Place place, UidSet uids) throws IOException {
    for (int range = 0; range < uids.ranges(); range++) {
      range(transaction, DELETE, place, uids.from(range), uids.to(range)).run();
    }
  }

  private static Statement range(
      Snapshot snapshot, String text, Place place, int fromUid, int toUid) {
    return snapshot
        .sql(text)
        .with(place.account().value())
        .with(place.mailbox().value())
        .with(fromUid)
        .with(toUid);
  }

  private static MessageRow read(Row row) throws IOException {
    return new MessageRow(
        row.integer(1),
        row.number(2),
        row.number(3),
        row.integer(4),
        row.number(5),
        row.number(6),
        row.number(7));
  }

  /// What becomes of flags: those that are not kept go, then those that are added come.
  public record Reflag(long kept, long added, long modSeq) {
    /// The flags of a message after it.
    public long of(long flags) {
      return flags & kept | added;
    }
  }
}
