package org.gatepost.store.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/// SQLite in one file: a write-ahead log, synced at every commit.
///
/// Foreign keys are off: each room removes what it owns, in an order of its own and a piece at a
/// time. The file is not mapped into memory, where a bad sector would end the process rather than
/// the query.
record Sqlite(Path file) implements Dialect {
  /// KiB of pages kept by the ledger's connection and by each reader's.
  private static final int WRITER_CACHE = 64 << 10;

  private static final int READER_CACHE = 16 << 10;

  private static final int BUSY_MILLIS = 10_000;

  /// Pages in the write-ahead log after which a commit moves them into the file.
  private static final int CHECKPOINT_PAGES = 4000;

  @Override
  public String fill(String migration) {
    return migration
        .replace(" BIGINT", " INTEGER") // the name that STRICT tables know
        .replace("${bytes}", "BLOB")
        .replace("${clustered}", "WITHOUT ROWID, STRICT");
  }

  @Override
  public Session writer() throws IOException {
    SQLiteConfig config = config(WRITER_CACHE);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    return open(config, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
  }

  @Override
  public boolean isFull(Throwable failure) {
    return failure.getCause() instanceof SQLException said
        && said.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
  }

  @Override
  public Session reader() throws IOException {
    SQLiteConfig config = config(READER_CACHE);
    config.setReadOnly(true);
    return open(config, "PRAGMA query_only = 1");
  }

  @Override
  public SortedMap<Integer, Long> copyTo(Path target) throws IOException {
    try (Session session = open(config(READER_CACHE), "PRAGMA query_only = 0")) {
      session.script("VACUUM INTO '" + target.toString().replace("'", "''") + "'");
    }
    SortedMap<Integer, Long> ends = new TreeMap<>();
    try (Session copy = new Sqlite(target).reader()) {
      copy.sql("SELECT segment, octets FROM segment")
          .each(row -> ends.put(row.integer(1), row.number(2)));
    }
    return ends;
  }

  private static SQLiteConfig config(int cache) {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX); // one thread a connection
    config.setCacheSize(-cache);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTempStore(TempStore.MEMORY);
    config.setLockingMode(LockingMode.NORMAL);
    config.enforceForeignKeys(false);
    return config;
  }

  private Session open(SQLiteConfig config, String pragma) throws IOException {
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      connection.setAutoCommit(false);
      Session session = new Session(connection);
      session.script("COMMIT"); // the driver began one; from here on the session says when
      session.script(pragma);
      return session;
    } catch (SQLException e) {
      throw Session.failure(e);
    }
  }
}
