package org.gatepost.store.database;

import java.io.IOException;

/// A small transaction.
@FunctionalInterface
public interface Change<T> {
  /// Runs on the ledger thread, between other changes, so it must be short. Whatever it throws
  /// undoes this change alone and is thrown to whoever asked for it. It leaves memory untouched:
  /// the commit may still fail.
  T apply(Transaction transaction) throws IOException;

  /// Runs on the ledger thread after the commit, in the order of changes and before the one who
  /// asked hears of it: publishes to memory. Must not block or throw.
  default void committed(T result) {}
}
