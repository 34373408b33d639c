package org.gatepost.store.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.database.Database;
import org.gatepost.store.key.AccountKey;

/// Looks at everything a store holds. May run while the store is in use.
public final class StoreVerification {
  private static final String ACCOUNTS = "SELECT account FROM account ORDER BY account";
  private static final String STRAY_ACCOUNTS =
      "SELECT account FROM usage WHERE account NOT IN (SELECT account FROM account)"
          + " AND account NOT IN (SELECT account FROM removal) ORDER BY account";
  private static final String LOG_OCTETS = "SELECT sum(octets) FROM segment";

  private final Database database;
  private final Accounts accounts;
  private final MessageLog log;

  public StoreVerification(Database database, Accounts accounts, MessageLog log) {
    this.database = database;
    this.accounts = accounts;
    this.log = log;
  }

  /// Looks. Not on a thread of the database.
  ///
  /// @throws IOException when the database can't be read at all
  public Verification run() throws IOException {
    Findings findings = new Findings();
    List<String> said =
        database.read(snapshot -> snapshot.sql("PRAGMA integrity_check").list(row -> row.text(1)));
    said.stream()
        .filter(line -> !line.equals("ok"))
        .forEach(line -> findings.add(new Finding.DatabaseDamaged(line)));
    for (long account : numbers(STRAY_ACCOUNTS)) {
      findings.add(new Finding.NoAccount(account));
    }
    for (long account : numbers(ACCOUNTS)) {
      verify(new AccountId(account), findings);
    }
    long logOctets = database.read(snapshot -> snapshot.sql(LOG_OCTETS).number(0));
    return findings.verification(logOctets);
  }

  private void verify(AccountId account, Findings findings) throws IOException {
    boolean there =
        database.read(
            snapshot -> {
              AccountRowsCheck check = new AccountRowsCheck(snapshot, account, findings);
              return check.run();
            });
    if (!there) {
      return; // removed since the list was read
    }
    Optional<AccountKey> key = accounts.key(account);
    if (key.isEmpty()) {
      findings.add(new Finding.NoKey(account.value()));
    } else {
      new RecordsCheck(database, log, key.get(), findings).run(account);
    }
  }

  private List<Long> numbers(String sql) throws IOException {
    return database.read(snapshot -> snapshot.sql(sql).list(row -> row.number(1)));
  }
}
