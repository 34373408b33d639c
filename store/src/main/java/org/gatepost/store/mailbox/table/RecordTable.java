package org.gatepost.store.mailbox.table;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.memory.Place;

/// The table `record`: what lies in the message log, and how many messages refer to it.
public final class RecordTable {
  private static final String INSERT =
      "INSERT INTO record (account, record, segment, position, stored, octets, links,"
          + " message_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String LINK =
      "UPDATE record SET links = links + 1 WHERE account = ? AND record = ?";
  private static final String UNLINK =
      "UPDATE record SET links = links - 1 WHERE account = ? AND record = ?";
  private static final String DELETE_LAST =
      "DELETE FROM record WHERE account = ? AND record = ? AND links <= 1";
  private static final String DELETE_OF_MAILBOX =
      "DELETE FROM record WHERE account = ? AND links = 1 AND record IN"
          + " (SELECT record FROM message WHERE account = ? AND mailbox = ?)";
  private static final String REST_OF_MAILBOX =
      "SELECT m.record FROM message m JOIN record r ON r.account = m.account"
          + " AND r.record = m.record WHERE m.account = ? AND m.mailbox = ?";
  private static final String PLACE =
      "SELECT segment, position, stored, octets FROM record WHERE account = ? AND record = ?";
  private static final String INDEX =
      "SELECT message_index FROM record WHERE account = ? AND record = ?";

  private RecordTable() {}

  /// Adds a record.
  ///
  /// @param links how many messages will refer to it
  /// @param sealedIndex its index, sealed
  public static void insert(
      Transaction transaction, RecordId id, BlobRef ref, int links, byte[] sealedIndex)
      throws IOException {
    transaction
        .sql(INSERT)
        .with(id.account.value())
        .with(id.record)
        .with(ref.segment())
        .with(ref.offset())
        .with(ref.storedLength())
        .with(ref.octets())
        .with(links)
        .with(sealedIndex)
        .run();
  }

  /// One more message refers to it.
  public static void link(Transaction transaction, RecordId id) throws IOException {
    transaction.sql(LINK).with(id.account.value()).with(id.record).run();
  }

  /// One message fewer refers to it; without one, it is removed.
  public static void unlink(Transaction transaction, RecordId id) throws IOException {
    if (transaction.sql(DELETE_LAST).with(id.account.value()).with(id.record).run() == 0) {
      transaction.sql(UNLINK).with(id.account.value()).with(id.record).run();
    }
  }

  /// No message of the mailbox refers to any record. Comes before the messages are removed.
  public static void unlinkAll(Transaction transaction, Place place) throws IOException {
    long account = place.account().value();
    long mailbox = place.mailbox().value();
    transaction.sql(DELETE_OF_MAILBOX).with(account).with(account).with(mailbox).run();
    for (long record :
        transaction.sql(REST_OF_MAILBOX).with(account).with(mailbox).list(row -> row.number(1))) {
      unlink(transaction, new RecordId(place.account(), record));
    }
  }

  /// Where it lies; nothing where it has been removed.
  public static Optional<BlobRef> place(Snapshot snapshot, RecordId id) throws IOException {
    return snapshot
        .sql(PLACE)
        .with(id.account.value())
        .with(id.record)
        .first(row -> new BlobRef(row.integer(1), row.number(2), row.integer(3), row.number(4)));
  }

  /// Its sealed index; nothing where it has been removed.
  public static Optional<byte[]> index(Snapshot snapshot, RecordId id) throws IOException {
    return snapshot.sql(INDEX).with(id.account.value()).with(id.record).first(row -> row.bytes(1));
  }

  /// One record among all accounts'.
  public record RecordId(AccountId account, long record) {}
}
