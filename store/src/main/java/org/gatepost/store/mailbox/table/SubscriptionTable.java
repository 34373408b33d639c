package org.gatepost.store.mailbox.table;

import java.io.IOException;
import java.util.List;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Transaction;

/// The table `subscription`.
public final class SubscriptionTable {
  private static final String ALL = "SELECT name FROM subscription WHERE account = ? ORDER BY name";
  private static final String INSERT =
      "INSERT INTO subscription (account, name) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String DELETE = "DELETE FROM subscription WHERE account = ? AND name = ?";

  private SubscriptionTable() {}

  /// The names an account is subscribed to.
  public static List<String> all(Snapshot snapshot, AccountId account) throws IOException {
    return snapshot.sql(ALL).with(account.value()).list(row -> row.text(1));
  }

  /// Adds a name, if it is not there.
  public static void add(Transaction transaction, AccountId account, String name)
      throws IOException {
    transaction.sql(INSERT).with(account.value()).with(name).run();
  }

  /// Takes a name away.
  ///
  /// @return whether it was there
  public static boolean remove(Transaction transaction, AccountId account, String name)
      throws IOException {
    return transaction.sql(DELETE).with(account.value()).with(name).run() > 0;
  }
}
