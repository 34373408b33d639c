package org.gatepost.store.database;

import java.io.IOException;
import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.blob.Sealed;

/// What a [Change] is applied to.
@SuppressWarnings("DoNotCallSuggester")
public final class Transaction implements Snapshot {
  Transaction() {}

  @Override
  public Statement sql(String text) {
    throw new UnsupportedOperationException();
  }

  /// Keeps a record: it is on the disk before this transaction is committed.
  ///
  /// @return where it will lie, for the row that refers to it
  public BlobRef keep(Sealed record) throws IOException {
    throw new UnsupportedOperationException();
  }
}
