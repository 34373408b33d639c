package org.gatepost.store.mailbox.table;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Row;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Transaction;

/// The table `usage`.
public final class UsageTable {
  private static final String FIND =
      "SELECT u.octets, u.messages, u.mod_seq, u.mailbox_next, u.record_next, u.uid_validity_next,"
          + " a.quota, d.quota FROM usage u JOIN account a ON a.account = u.account"
          + " JOIN domain d ON d.name = a.domain WHERE u.account = ?";
  private static final String SAVE =
      "UPDATE usage SET octets = ?, messages = ?, mod_seq = ?, mailbox_next = ?, record_next = ?,"
          + " uid_validity_next = ? WHERE account = ?";
  private static final String DOMAIN_OCTETS =
      "SELECT sum(u.octets) FROM account a JOIN usage u ON u.account = a.account WHERE a.domain ="
          + " (SELECT domain FROM account WHERE account = ?)";

  private static final String INSERT =
      "INSERT INTO usage (account, octets, messages, mod_seq, mailbox_next, record_next,"
          + " uid_validity_next) VALUES (?, 0, 0, 0, 1, 1, 1)";

  private UsageTable() {}

  /// Adds the row of an account that is new.
  public static void insert(Transaction transaction, AccountId account) throws IOException {
    transaction.sql(INSERT).with(account.value()).run();
  }

  /// Nothing where there is no such account.
  public static Optional<UsageRow> find(Snapshot snapshot, AccountId account) throws IOException {
    return snapshot.sql(FIND).with(account.value()).first(UsageTable::read);
  }

  public static void save(Transaction transaction, AccountId account, UsageRow row)
      throws IOException {
    transaction
        .sql(SAVE)
        .with(row.octets())
        .with(row.messages())
        .with(row.modSeq())
        .with(row.mailboxNext())
        .with(row.recordNext())
        .with(row.uidValidityNext())
        .with(account.value())
        .run();
  }

  /// What all accounts of the account's domain hold together.
  public static long domainOctets(Snapshot snapshot, AccountId account) throws IOException {
    return snapshot.sql(DOMAIN_OCTETS).with(account.value()).number(0);
  }

  private static UsageRow read(Row row) throws IOException {
    return new UsageRow(
        row.number(1),
        row.number(2),
        row.number(3),
        row.number(4),
        row.number(5),
        row.number(6),
        row.number(7),
        row.number(8));
  }
}
