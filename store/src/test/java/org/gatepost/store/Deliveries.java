package org.gatepost.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.AddAccount;
import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.blob.Check;
import org.gatepost.store.blob.Content;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.blob.Sealed;
import org.gatepost.store.database.Row;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.key.AccountKey;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.testkit.Clock;

/// Messages put straight into the tables, and what was acknowledged of them.
final class Deliveries {
  static final StoreSetting SETTING = new StoreSetting(1 << 20, 64 << 10, 1, 64, 100);
  private static final Domain DOMAIN = new Domain("example.org");
  private static final Address BOB = new Address("bob", DOMAIN);

  private final Path data;
  private final Map<Long, byte[]> acknowledged = new ConcurrentHashMap<>();

  Deliveries(Path data) {
    this.data = data;
  }

  /// The same deliveries, in a copy of the data directory.
  Deliveries movedTo(Path copy) {
    Deliveries moved = new Deliveries(copy);
    moved.acknowledged.putAll(acknowledged);
    return moved;
  }

  Store open(Disk disk) throws IOException {
    return Store.open(SETTING, MailboxSetting.DEFAULT, data, disk, Clock.standing()).orThrow();
  }

  Account bob(Store store) throws IOException {
    Optional<Account> found = store.accounts().find(BOB);
    if (found.isPresent()) {
      return found.get();
    }
    store.accounts().addDomain(DOMAIN);
    return switch (store.accounts().add(BOB, "$hash$", 0)) {
      case AddAccount.Added(Account account) -> account;
      case AddAccount.Exists(), AddAccount.NoSuchDomain() -> throw new IllegalStateException();
    };
  }

  /// Delivers one message; it counts once this returns.
  void deliver(Store store, long uid, byte[] message) throws IOException {
    Account bob = bob(store);
    AccountKey key = store.accounts().key(bob.id()).orElseThrow();
    try (Draft draft = store.drafts().begin()) {
      draft.write(message, 0, message.length);
      try (Sealed sealed = store.log().seal(key, draft)) {
        BlobRef kept =
            store
                .database()
                .write(
                    transaction -> {
                      BlobRef ref = transaction.keep(sealed);
                      transaction
                          .sql(
                              "INSERT INTO record (account, record, segment, position, stored,"
                                  + " octets, links, message_index)"
                                  + " VALUES (?, ?, ?, ?, ?, ?, 1, ?)")
                          .with(bob.id().value())
                          .with(uid)
                          .with(ref.segment())
                          .with(ref.offset())
                          .with(ref.storedLength())
                          .with(ref.octets())
                          .with(new byte[0])
                          .run();
                      return ref;
                    });
        if (kept.octets() != message.length) {
          throw new IllegalStateException("kept " + kept);
        }
        acknowledged.put(uid, message);
      }
    }
  }

  /// Fails unless all that was acknowledged is there and every row leads to its message.
  void audit(Store store) throws IOException {
    Account bob = bob(store);
    AccountKey key = store.accounts().key(bob.id()).orElseThrow();
    Map<Long, BlobRef> rows = new ConcurrentHashMap<>();
    store
        .database()
        .read(
            snapshot -> {
              snapshot
                  .sql("SELECT record, segment, position, stored, octets FROM record")
                  .each(row -> rows.put(row.number(1), ref(row)));
              return rows.size();
            });
    for (long uid : acknowledged.keySet()) {
      if (!rows.containsKey(uid)) {
        throw new AssertionError("message " + uid + " was acknowledged and is gone");
      }
    }
    rows.forEach((uid, ref) -> look(store, key, uid, ref));
  }

  /// Says that these were removed.
  void forget(long from, long to) {
    acknowledged.keySet().removeIf(uid -> uid >= from && uid < to);
  }

  int count() {
    return acknowledged.size();
  }

  private void look(Store store, AccountKey key, long uid, BlobRef ref) {
    try {
      Check check = store.log().check(key.account(), ref);
      if (check != Check.GOOD) {
        throw new AssertionError("message " + uid + " at " + ref + " is " + check);
      }
      try (Content content = store.log().content(key, ref)) {
        byte[] expected = acknowledged.get(uid);
        if (expected != null && !Arrays.equals(expected, content.bytes(0, content.octets()))) {
          throw new AssertionError("message " + uid + " is another");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BlobRef ref(Row row) throws IOException {
    return new BlobRef(row.integer(2), row.number(3), row.integer(4), row.number(5));
  }
}
