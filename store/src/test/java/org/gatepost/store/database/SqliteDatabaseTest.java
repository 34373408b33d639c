package org.gatepost.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.disk.RealDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest implements DatabaseContract {
  @TempDir Path folder;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  @Override
  public Database open(int changesWaitingMax) throws IOException {
    MessageLog log =
        MessageLog.open(new RealDisk(), folder.resolve("log"), 1 << 20, new SecureRandom());
    opened.push(log);
    Database.Width width = new Database.Width(2, changesWaitingMax);
    Database database =
        switch (Database.open(folder.resolve("test.db"), log, width)) {
          case Database.Opening.Opened(Database made) -> made;
          case Database.Opening.Newer newer -> throw new AssertionError(newer);
        };
    opened.push(database);
    return database;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void aFullDatabaseFailsTheBatchLeavesMemoryAsItIsAndGoesOn() throws IOException {
    Database database = open(64);
    AtomicInteger forgotten = new AtomicInteger();
    database.onReopened(forgotten::incrementAndGet);
    database.write(tx -> tx.sql("PRAGMA max_page_count = 60").number(0));
    assertThatThrownBy(
            () ->
                database.write(
                    transaction ->
                        transaction
                            .sql(
                                "INSERT INTO account_key (account, wrapped, created)"
                                    + " VALUES (1, ?, 0)")
                            .with(new byte[1 << 20])
                            .run()))
        .isInstanceOf(IOException.class);
    assertThat(forgotten).hasValue(0);
    int stored =
        database.write(
            transaction ->
                transaction
                    .sql("INSERT INTO account_key (account, wrapped, created) VALUES (1, ?, 0)")
                    .with(new byte[1 << 20])
                    .run());
    assertThat(stored).isEqualTo(1);
  }

  @Test
  void everyCommitIsSynced() throws IOException {
    Database database = open(64);
    long synced = database.write(tx -> tx.sql("PRAGMA synchronous").number(0));
    assertThat(synced).isEqualTo(2);
    String mode =
        database.read(db -> db.sql("PRAGMA journal_mode").first(row -> row.text(1)).orElseThrow());
    assertThat(mode).isEqualTo("wal");
  }

  @Test
  void aReaderCanNotWrite() throws IOException {
    Database database = open(64);
    assertThatThrownBy(() -> database.read(db -> db.sql("DELETE FROM counter").run()))
        .isInstanceOf(IOException.class);
  }
}
