package org.gatepost.store.account;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.database.Row;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Transaction;

/// The SQL of domains and aliases.
final class DomainRows {
  private static final String COLUMNS =
      "SELECT name, catch_all, separator, quota, created FROM domain ";

  private DomainRows() {}

  static Optional<DomainEntry> find(Snapshot snapshot, Domain name) throws IOException {
    return snapshot.sql(COLUMNS + "WHERE name = ?").with(name.text()).first(DomainRows::domain);
  }

  static List<DomainEntry> list(Snapshot snapshot) throws IOException {
    return snapshot.sql(COLUMNS + "ORDER BY name").list(DomainRows::domain);
  }

  static void insert(Transaction transaction, DomainEntry domain) throws IOException {
    transaction
        .sql(
            "INSERT INTO domain (name, catch_all, separator, quota, created)"
                + " VALUES (?, ?, ?, ?, ?)")
        .with(domain.name().text())
        .with(domain.catchAllText())
        .with(domain.separator())
        .with(domain.quotaOctets())
        .with(domain.created().toEpochMilli())
        .run();
  }

  static void update(Transaction transaction, DomainEntry domain) throws IOException {
    transaction
        .sql("UPDATE domain SET catch_all = ?, separator = ?, quota = ? WHERE name = ?")
        .with(domain.catchAllText())
        .with(domain.separator())
        .with(domain.quotaOctets())
        .with(domain.name().text())
        .run();
  }

  static void remove(Transaction transaction, Domain name) throws IOException {
    transaction.sql("DELETE FROM domain WHERE name = ?").with(name.text()).run();
  }

  static Optional<List<Address>> alias(Snapshot snapshot, Address name) throws IOException {
    List<Address> targets =
        snapshot
            .sql("SELECT target FROM alias WHERE name = ? ORDER BY position")
            .with(name.toString())
            .list(row -> AccountRows.address(row.text(1)));
    return targets.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(targets));
  }

  static List<Alias> aliases(Snapshot snapshot) throws IOException {
    Map<String, List<Address>> targets = new TreeMap<>();
    snapshot
        .sql("SELECT name, target FROM alias ORDER BY name, position")
        .each(
            row ->
                targets
                    .computeIfAbsent(row.text(1), _ -> new ArrayList<>())
                    .add(AccountRows.address(row.text(2))));
    List<Alias> all = new ArrayList<>();
    for (Map.Entry<String, List<Address>> each : targets.entrySet()) {
      all.add(new Alias(AccountRows.address(each.getKey()), each.getValue()));
    }
    return all;
  }

  static long aliasCount(Snapshot snapshot, Domain domain) throws IOException {
    return snapshot
        .sql("SELECT COUNT(DISTINCT name) FROM alias WHERE domain = ?")
        .with(domain.text())
        .number(0);
  }

  static void insert(Transaction transaction, Alias alias) throws IOException {
    int position = 0;
    for (Address target : alias.targets()) {
      transaction
          .sql("INSERT INTO alias (name, position, domain, target) VALUES (?, ?, ?, ?)")
          .with(alias.name().toString())
          .with(position++)
          .with(alias.name().domain().text())
          .with(target.toString())
          .run();
    }
  }

  static boolean removeAlias(Transaction transaction, Address name) throws IOException {
    return transaction.sql("DELETE FROM alias WHERE name = ?").with(name.toString()).run() > 0;
  }

  private static DomainEntry domain(Row row) throws IOException {
    String name = row.text(1);
    return new DomainEntry(
        Domain.parse(name).orElseThrow(() -> new IOException("not a domain's name: " + name)),
        row.text(2),
        row.text(3),
        row.number(4),
        Instant.ofEpochMilli(row.number(5)));
  }
}
