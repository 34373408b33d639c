package org.gatepost.store.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/// What differs between the databases that the store's SQL runs on.
sealed interface Dialect permits Sqlite {
  /// A migration's text with the type of octets and the table's ending put in.
  String fill(String migration);

  /// A connection for the ledger.
  Session writer() throws IOException;

  /// Whether this says that there was no room, so that a commit which ended so was not written: its
  /// last record, the one that counts, found no place.
  boolean isFull(Throwable failure);

  /// A connection that can only read.
  Session reader() throws IOException;

  /// Writes a consistent copy of everything committed so far into a file that is not there yet or
  /// empty.
  ///
  /// @return how far each segment of the log is committed in that copy
  SortedMap<Integer, Long> copyTo(Path file) throws IOException;
}
