package org.gatepost.store.database;

/// One connection to the database and the statements prepared on it. Used by one thread.
@SuppressWarnings("DoNotCallSuggester")
final class Session implements Snapshot {
  @Override
  public Statement sql(String text) {
    throw new UnsupportedOperationException();
  }
}
