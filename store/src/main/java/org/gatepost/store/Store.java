package org.gatepost.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.backup.Backup;
import org.gatepost.store.backup.BackupOutcome;
import org.gatepost.store.backup.Restore;
import org.gatepost.store.backup.RestoreOutcome;
import org.gatepost.store.blob.Drafts;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.change.Changes;
import org.gatepost.store.database.Database;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.key.MasterKey;
import org.gatepost.store.mailbox.FirstMailboxes;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.store.mailbox.Mailboxes;
import org.gatepost.store.verify.StoreVerification;
import org.gatepost.store.verify.Verification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The data directory, open.
public final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private final Accounts accounts;
  private final Mailboxes mailboxes;
  private final Drafts drafts;
  private final Rooms rooms;
  private final Compaction compaction;
  private final ReentrantLock upkeep =
      new ReentrantLock(); // copying, checking and moving take turns

  private Store(Accounts accounts, Mailboxes mailboxes, Drafts drafts, Rooms rooms) {
    this.accounts = accounts;
    this.mailboxes = mailboxes;
    this.drafts = drafts;
    this.rooms = rooms;
    this.compaction = new Compaction(rooms.database, rooms.log);
  }

  /// What the others stand on.
  private record Rooms(DataLock lock, MessageLog log, Database database, Path masterKey) {}

  /// Opens the data directory, or makes it: takes its lock, brings the tables up to date, and goes
  /// on from the last commit.
  public static Opening open(
      StoreSetting setting, MailboxSetting mailbox, Path data, Disk disk, InstantSource clock)
      throws IOException {
    DataDirectory places = new DataDirectory(data);
    disk.createDirectory(data);
    if (!Files.getPosixFilePermissions(data).equals(OWNER)) {
      Files.setPosixFilePermissions(data, OWNER);
      LOG.atInfo().addKeyValue("directory", data).log("store.directory.closed-to-others");
    }
    Optional<DataLock> lock = DataLock.take(places.lock());
    if (lock.isEmpty()) {
      return new Opening.InUse(places.lock());
    }
    Opening opening = new Opening.KeyMissing(places.masterKey());
    try {
      opening = new StoreOpening(setting, mailbox, places, disk, clock).open(lock.get());
      return opening;
    } finally {
      if (!(opening instanceof Opening.Opened)) {
        lock.get().close();
      }
    }
  }

  /// Opens what the lock protects.
  private record StoreOpening(
      StoreSetting setting,
      MailboxSetting mailbox,
      DataDirectory places,
      Disk disk,
      InstantSource clock) {

    Opening open(DataLock lock) throws IOException {
      SecureRandom chance = new SecureRandom();
      return switch (MasterKey.read(places.masterKey(), chance)) {
        case MasterKey.Reading.Read(var key) -> open(lock, key, chance);
        case MasterKey.Reading.Exposed() -> new Opening.KeyExposed(places.masterKey());
        case MasterKey.Reading.Damaged() -> new Opening.KeyWrong(places.masterKey());
        case MasterKey.Reading.Missing() -> {
          if (Files.exists(places.database())) {
            yield new Opening.KeyMissing(places.masterKey());
          }
          MasterKey key = MasterKey.create(places.masterKey(), chance);
          disk.syncDirectory(places.root());
          yield open(lock, key, chance);
        }
      };
    }

    private Opening open(DataLock lock, MasterKey key, SecureRandom chance) throws IOException {
      MessageLog log = MessageLog.open(disk, places.log(), setting.segmentBytes(), chance);
      Database.Opening opening = new Database.Opening.Newer(0, 0);
      try {
        var width = new Database.Width(setting.readers(), setting.changesWaitingMax());
        opening = Database.open(places.database(), log, width);
      } finally {
        if (!(opening instanceof Database.Opening.Opened)) {
          log.close();
        }
      }
      return switch (opening) {
        case Database.Opening.Newer(int version, int known) -> new Opening.Newer(version, known);
        case Database.Opening.Opened(Database database) ->
            furnish(new Rooms(lock, log, database, places.masterKey()), key, chance);
      };
    }

    private Opening furnish(Rooms rooms, MasterKey key, SecureRandom chance) throws IOException {
      boolean opened = false;
      try {
        if (!knows(rooms.database, key)) {
          return new Opening.KeyWrong(places.masterKey());
        }
        disk.syncDirectory(places.root());
        Drafts drafts = Drafts.open(disk, places.drafts(), setting.draftMemoryBytes(), chance);
        Accounts accounts =
            new Accounts(
                rooms.database,
                key,
                clock,
                new FirstMailboxes(clock),
                setting.accountsRemembered());
        accounts.finishRemovals();
        Mailboxes mailboxes = new Mailboxes(rooms.database, rooms.log, accounts, mailbox, clock);
        opened = true;
        return new Opening.Opened(new Store(accounts, mailboxes, drafts, rooms));
      } finally {
        if (!opened) {
          rooms.database.close();
          rooms.log.close();
        }
      }
    }

    /// Whether the data was made with this master key. New data is marked with it.
    private static boolean knows(Database database, MasterKey key) throws IOException {
      return database.write(
          transaction -> {
            Optional<byte[]> probe =
                transaction.sql("SELECT probe FROM master_key").first(row -> row.bytes(1));
            if (probe.isPresent()) {
              return key.made(probe.get());
            }
            transaction
                .sql("INSERT INTO master_key (id, probe) VALUES (1, ?)")
                .with(key.probe())
                .run();
            return true;
          });
    }
  }

  public Accounts accounts() {
    return accounts;
  }

  public Mailboxes mailboxes() {
    return mailboxes;
  }

  /// Where to hear of what was committed.
  public Changes changes() {
    return mailboxes.changes();
  }

  /// Looks at everything the store holds, while it is in use.
  public Verification verify() throws IOException {
    upkeep.lock();
    try {
      return new StoreVerification(rooms.database, accounts, rooms.log).run();
    } finally {
      upkeep.unlock();
    }
  }

  /// Copies all of it, online, into a new directory or, where the name ends so, a new `.tar` file.
  ///
  /// @param withMasterKey whether whoever gets the copy may read the mail in it
  public BackupOutcome backup(Path target, boolean withMasterKey) throws IOException {
    upkeep.lock();
    try {
      return new Backup(rooms.database, rooms.log, rooms.masterKey).to(target, withMasterKey);
    } finally {
      upkeep.unlock();
    }
  }

  /// Makes a data directory of a copy.
  ///
  /// @param data where to; missing or empty
  public static RestoreOutcome restore(Path from, Path data) throws IOException {
    return Restore.to(from, data);
  }

  /// Gives back the room of messages that are gone. A chore for now and then.
  public Compacted compact() throws IOException {
    upkeep.lock();
    try {
      return compaction.run();
    } finally {
      upkeep.unlock();
    }
  }

  public Drafts drafts() {
    return drafts;
  }

  /// For the store's own rooms.
  public Database database() {
    return rooms.database;
  }

  /// For the store's own rooms.
  public MessageLog log() {
    return rooms.log;
  }

  /// Finishes what was begun and gives the directory free.
  @Override
  public void close() throws IOException {
    try (rooms.lock;
        rooms.log;
        rooms.database;
        mailboxes) {
      LOG.atDebug().log("store.closing");
    }
  }
}
