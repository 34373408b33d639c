package org.gatepost.store.mailbox.table;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Row;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.Keywords;
import org.gatepost.store.mailbox.MailboxId;

/// The table `mailbox`.
public final class MailboxTable {
  private static final String COLUMNS =
      "SELECT mailbox, name, uid_validity, uid_next, mod_seq, special_uses, keywords, messages,"
          + " unseen, deleted, octets, recent, recent_from, expunged_since FROM mailbox ";
  private static final String ALL = COLUMNS + "WHERE account = ? ORDER BY name";
  private static final String BY_ID = COLUMNS + "WHERE account = ? AND mailbox = ?";
  private static final String BY_NAME = COLUMNS + "WHERE account = ? AND name = ?";
  private static final String INSERT =
      "INSERT INTO mailbox (account, mailbox, name, uid_validity, uid_next, mod_seq, special_uses,"
          + " keywords, messages, unseen, deleted, octets, recent, recent_from, expunged_since)"
          + " VALUES (?, ?, ?, ?, 1, ?, ?, '', 0, 0, 0, 0, 0, 1, ?)";
  private static final String UPDATE =
      "UPDATE mailbox SET uid_next = ?, mod_seq = ?, keywords = ?, messages = ?, unseen = ?,"
          + " deleted = ?, octets = ?, recent = ? WHERE account = ? AND mailbox = ?";
  private static final String RENAME =
      "UPDATE mailbox SET name = ? WHERE account = ? AND mailbox = ?";
  private static final String DELETE = "DELETE FROM mailbox WHERE account = ? AND mailbox = ?";
  private static final String EXPUNGED_SINCE =
      "UPDATE mailbox SET expunged_since = ? WHERE account = ? AND mailbox = ?";
  private static final String RECENT_FROM =
      "UPDATE mailbox SET recent_from = ?, recent = (SELECT count(*) FROM message"
          + " WHERE message.account = mailbox.account AND message.mailbox = mailbox.mailbox"
          + " AND message.uid >= ?) WHERE account = ? AND mailbox = ? AND recent_from < ?";

  private MailboxTable() {}

  /// All of an account's, by name.
  public static List<MailboxRow> all(Snapshot snapshot, AccountId account) throws IOException {
    return snapshot.sql(ALL).with(account.value()).list(MailboxTable::read);
  }

  public static Optional<MailboxRow> find(Snapshot snapshot, AccountId account, MailboxId id)
      throws IOException {
    return snapshot.sql(BY_ID).with(account.value()).with(id.value()).first(MailboxTable::read);
  }

  public static Optional<MailboxRow> find(Snapshot snapshot, AccountId account, String name)
      throws IOException {
    return snapshot.sql(BY_NAME).with(account.value()).with(name).first(MailboxTable::read);
  }

  /// Adds an empty mailbox.
  public static void insert(
      Transaction transaction, AccountId account, MailboxId id, String name, Birth birth)
      throws IOException {
    transaction
        .sql(INSERT)
        .with(account.value())
        .with(id.value())
        .with(name)
        .with(birth.uidValidity)
        .with(birth.modSeq)
        .with(birth.uses)
        .with(birth.modSeq)
        .run();
  }

  /// Writes what changes with messages.
  public static void save(Transaction transaction, AccountId account, MailboxRow row)
      throws IOException {
    transaction
        .sql(UPDATE)
        .with(row.uidNext())
        .with(row.modSeq())
        .with(String.join(" ", row.keywords().names()))
        .with(row.counts().messages())
        .with(row.counts().unseen())
        .with(row.counts().deleted())
        .with(row.counts().octets())
        .with(row.counts().recent())
        .with(account.value())
        .with(row.id().value())
        .run();
  }

  public static void rename(Transaction transaction, AccountId account, MailboxId id, String name)
      throws IOException {
    transaction.sql(RENAME).with(name).with(account.value()).with(id.value()).run();
  }

  public static void delete(Transaction transaction, AccountId account, MailboxId id)
      throws IOException {
    transaction.sql(DELETE).with(account.value()).with(id.value()).run();
  }

  /// Notes that the log of expunges begins later now.
  public static void expungedSince(
      Transaction transaction, AccountId account, MailboxId id, long modSeq) throws IOException {
    transaction.sql(EXPUNGED_SINCE).with(modSeq).with(account.value()).with(id.value()).run();
  }

  /// Notes which messages are recent to the next session that asks.
  public static void recentFrom(Transaction transaction, AccountId account, MailboxId id, int uid)
      throws IOException {
    transaction
        .sql(RECENT_FROM)
        .with(uid)
        .with(uid)
        .with(account.value())
        .with(id.value())
        .with(uid)
        .run();
  }

  private static MailboxRow read(Row row) throws IOException {
    String keywords = row.text(7);
    return new MailboxRow(
        new MailboxId(row.number(1)),
        row.text(2),
        row.integer(3),
        row.integer(4),
        row.number(5),
        row.integer(6),
        keywords.isEmpty() ? Keywords.NONE : new Keywords(List.of(keywords.split(" "))),
        new MailboxRow.Counts(
            row.integer(8), row.integer(9), row.integer(10), row.number(11), row.integer(12)),
        row.integer(13),
        row.number(14));
  }

  /// What a mailbox is given when it is made.
  public record Birth(int uidValidity, long modSeq, int uses) {}
}
