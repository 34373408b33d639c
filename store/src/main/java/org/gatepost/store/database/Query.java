package org.gatepost.store.database;

import java.io.IOException;

/// Something to find out from one consistent state of the database.
@FunctionalInterface
public interface Query<T> {
  /// Runs on a reader's thread. The answer holds nothing of the snapshot.
  T ask(Snapshot snapshot) throws IOException;
}
