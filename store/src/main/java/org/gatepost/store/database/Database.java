package org.gatepost.store.database;

import java.io.IOException;

/// The store's database.
@SuppressWarnings("DoNotCallSuggester")
public final class Database implements AutoCloseable {
  Database() {}

  /// The answer to a query on the present state.
  ///
  /// @throws IOException what the query threw, or that the database can't be read or is too busy
  public <T> T read(Query<T> query) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Makes a change, together with others that wait; returns when it is on the disk.
  ///
  /// @throws IOException what the change threw; or that the batch could not be written or too many
  ///   changes wait already: nothing was published then
  public <T> T write(Change<T> change) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Has this run on the ledger thread whenever a commit failed and the database was opened again:
  /// what memory remembers of it may be wrong then and must be forgotten.
  public void onReopened(Runnable forget) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
