package org.gatepost.store.account;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.database.Row;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Transaction;

/// The SQL of accounts and credentials.
final class AccountRows {
  private static final String COLUMNS = "SELECT account, name, state, quota, created FROM account ";

  /// Messages cleared away in one change.
  private static final int CLEARED_AT_ONCE = 1000;

  private AccountRows() {}

  static Optional<Account> find(Snapshot snapshot, Address name) throws IOException {
    return snapshot
        .sql(COLUMNS + "WHERE name = ?")
        .with(name.toString())
        .first(AccountRows::account);
  }

  static Optional<Account> find(Snapshot snapshot, AccountId id) throws IOException {
    return snapshot.sql(COLUMNS + "WHERE account = ?").with(id.value()).first(AccountRows::account);
  }

  static Optional<Account> first(Snapshot snapshot, AccountState state) throws IOException {
    return snapshot
        .sql(COLUMNS + "WHERE state = ? ORDER BY account LIMIT 1")
        .with(state.name())
        .first(AccountRows::account);
  }

  static List<Account> list(Snapshot snapshot) throws IOException {
    return snapshot.sql(COLUMNS + "ORDER BY domain, name").list(AccountRows::account);
  }

  static List<Account> list(Snapshot snapshot, Domain domain) throws IOException {
    return snapshot
        .sql(COLUMNS + "WHERE domain = ? ORDER BY name")
        .with(domain.text())
        .list(AccountRows::account);
  }

  static long count(Snapshot snapshot, Domain domain) throws IOException {
    return snapshot
        .sql("SELECT COUNT(*) FROM account WHERE domain = ?")
        .with(domain.text())
        .number(0);
  }

  /// The next account's number. Numbers of removed accounts don't come back.
  static AccountId nextId(Transaction transaction) throws IOException {
    return new AccountId(
        transaction
            .sql(
                "INSERT INTO counter (name, value) VALUES ('account', 1)"
                    + " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1"
                    + " RETURNING value")
            .number(0));
  }

  static void insert(Transaction transaction, Account account) throws IOException {
    transaction
        .sql(
            "INSERT INTO account (account, name, domain, state, quota, created)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .with(account.id().value())
        .with(account.name().toString())
        .with(account.name().domain().text())
        .with(account.state().name())
        .with(account.quotaOctets())
        .with(account.created().toEpochMilli())
        .run();
  }

  static void insertKey(Transaction transaction, AccountId id, byte[] wrapped, Instant now)
      throws IOException {
    transaction
        .sql("INSERT INTO account_key (account, wrapped, created) VALUES (?, ?, ?)")
        .with(id.value())
        .with(wrapped)
        .with(now.toEpochMilli())
        .run();
  }

  static Optional<byte[]> wrappedKey(Snapshot snapshot, AccountId id) throws IOException {
    return snapshot
        .sql("SELECT wrapped FROM account_key WHERE account = ?")
        .with(id.value())
        .first(row -> row.bytes(1));
  }

  static boolean setState(Transaction transaction, AccountId id, AccountState state)
      throws IOException {
    return transaction
            .sql("UPDATE account SET state = ? WHERE account = ?")
            .with(state.name())
            .with(id.value())
            .run()
        == 1;
  }

  static boolean setQuota(Transaction transaction, AccountId id, long octets) throws IOException {
    return transaction
            .sql("UPDATE account SET quota = ? WHERE account = ?")
            .with(octets)
            .with(id.value())
            .run()
        == 1;
  }

  static List<Credential> credentials(Snapshot snapshot, AccountId id) throws IOException {
    return snapshot
        .sql(
            "SELECT id, kind, encoded, created FROM credential"
                + " WHERE account = ? AND replaced IS NULL ORDER BY id")
        .with(id.value())
        .list(
            row ->
                new Credential(
                    row.number(1),
                    Credential.Kind.valueOf(row.text(2)),
                    row.text(3),
                    Instant.ofEpochMilli(row.number(4))));
  }

  static void replacePassword(Transaction transaction, AccountId id, String encoded, Instant now)
      throws IOException {
    transaction
        .sql(
            "UPDATE credential SET replaced = ?"
                + " WHERE account = ? AND kind = ? AND replaced IS NULL")
        .with(now.toEpochMilli())
        .with(id.value())
        .with(Credential.Kind.PASSWORD.name())
        .run();
    transaction
        .sql(
            "INSERT INTO credential (account, id, kind, encoded, created)"
                + " SELECT ?, COALESCE(MAX(id), 0) + 1, ?, ?, ? FROM credential WHERE account = ?")
        .with(id.value())
        .with(Credential.Kind.PASSWORD.name())
        .with(encoded)
        .with(now.toEpochMilli())
        .with(id.value())
        .run();
  }

  /// Removes the account and what opens its mail; its mail is cleared away later.
  static void remove(Transaction transaction, AccountId id) throws IOException {
    delete(transaction, "DELETE FROM account WHERE account = ?", id);
    delete(transaction, "DELETE FROM account_key WHERE account = ?", id);
    delete(transaction, "DELETE FROM credential WHERE account = ?", id);
    delete(transaction, "DELETE FROM mailbox WHERE account = ?", id);
    delete(transaction, "DELETE FROM subscription WHERE account = ?", id);
    delete(transaction, "INSERT INTO removal (account) VALUES (?)", id);
  }

  static List<AccountId> removals(Snapshot snapshot) throws IOException {
    return snapshot.sql("SELECT account FROM removal").list(row -> new AccountId(row.number(1)));
  }

  /// Clears away some of a removed account's rows.
  ///
  /// @return whether nothing is left
  static boolean clear(Transaction transaction, AccountId id) throws IOException {
    if (clearSome(transaction, CLEAR_RECORDS, id) + clearSome(transaction, CLEAR_MESSAGES, id)
        > 0) {
      return false;
    }
    delete(transaction, "DELETE FROM expunged WHERE account = ?", id);
    delete(transaction, "DELETE FROM usage WHERE account = ?", id);
    delete(transaction, "DELETE FROM removal WHERE account = ?", id);
    return true;
  }

  private static final String CLEAR_RECORDS =
      "DELETE FROM record WHERE account = ? AND record IN"
          + " (SELECT record FROM record WHERE account = ? LIMIT ?)";
  private static final String CLEAR_MESSAGES =
      "DELETE FROM message WHERE account = ? AND (mailbox, uid) IN"
          + " (SELECT mailbox, uid FROM message WHERE account = ? LIMIT ?)";

  private static int clearSome(Transaction transaction, String sql, AccountId id)
      throws IOException {
    return transaction.sql(sql).with(id.value()).with(id.value()).with(CLEARED_AT_ONCE).run();
  }

  private static void delete(Transaction transaction, String sql, AccountId id) throws IOException {
    transaction.sql(sql).with(id.value()).run();
  }

  private static Account account(Row row) throws IOException {
    return new Account(
        new AccountId(row.number(1)),
        address(row.text(2)),
        AccountState.valueOf(row.text(3)),
        row.number(4),
        Instant.ofEpochMilli(row.number(5)));
  }

  static Address address(String stored) throws IOException {
    return Address.parse(stored)
        .orElseThrow(() -> new IOException("the database holds a name that is none"));
  }
}
