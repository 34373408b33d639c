package org.gatepost.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.SortedMap;
import org.gatepost.store.blob.MessageLog;

/// The store's database. Every method may be called by any thread.
public final class Database implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Dialect dialect;
  private final Ledger ledger;
  private final Readers readers;

  private Database(Dialect dialect, Ledger ledger, Readers readers) {
    this.dialect = dialect;
    this.ledger = ledger;
    this.readers = readers;
  }

  /// How much the database may do at once.
  ///
  /// @param readers threads that read
  /// @param changesWaitingMax changes that may wait for the ledger
  public record Width(int readers, int changesWaitingMax) {}

  /// What came of opening it.
  public sealed interface Opening {
    record Opened(Database database) implements Opening {}

    /// A newer program has changed the tables.
    record Newer(int version, int known) implements Opening {}
  }

  /// Opens the SQLite database in this file, or makes it; brings its tables up to date and lets the
  /// log go on where the last commit ended.
  public static Opening open(Path file, MessageLog log, Width width) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, OWNER_ONLY); // what SQLite puts beside it takes after it
    }
    Dialect dialect = new Sqlite(file);
    Session session = dialect.writer();
    boolean opened = false;
    try {
      int version = Migrations.version(session);
      if (version > Migrations.known()) {
        return new Opening.Newer(version, Migrations.known());
      }
      Migrations.run(session, dialect);
      resume(session, log);
      Readers readers = Readers.open(dialect, width.readers());
      Ledger ledger = new Ledger(dialect, session, log.writer(), width.changesWaitingMax());
      ledger.start();
      opened = true;
      return new Opening.Opened(new Database(dialect, ledger, readers));
    } finally {
      if (!opened) {
        session.close();
      }
    }
  }

  /// The answer to a query on the present state.
  ///
  /// @throws IOException what the query threw, or that the database can't be read or is too busy
  public <T> T read(Query<T> query) throws IOException {
    return readers.ask(query);
  }

  /// Makes a change, together with others that wait; returns when it is on the disk.
  ///
  /// @throws IOException what the change threw; or that the batch could not be written or too many
  ///   changes wait already: nothing was published then
  public <T> T write(Change<T> change) throws IOException {
    return ledger.write(change);
  }

  /// Changes that wait for the ledger now.
  public int changesWaiting() {
    return ledger.waiting();
  }

  /// Has this run on the ledger thread whenever a commit failed and the database was opened again:
  /// what memory remembers of it may be wrong then and must be forgotten.
  public void onReopened(Runnable forget) {
    ledger.onReopened(forget);
  }

  /// Writes a copy of everything committed so far into a file that is not there yet or empty.
  ///
  /// @return how far each segment of the log is committed in that copy
  public SortedMap<Integer, Long> copyTo(Path file) throws IOException {
    return dialect.copyTo(file);
  }

  /// Writes what waits, then ends.
  @Override
  public void close() throws IOException {
    readers.close();
    ledger.close();
  }

  private static void resume(Session session, MessageLog log) throws IOException {
    int last = (int) session.sql("SELECT MAX(segment) FROM segment").number(0);
    if (last > 0) {
      long end = session.sql("SELECT octets FROM segment WHERE segment = ?").with(last).number(0);
      log.writer().resume(last, end);
    }
  }
}
