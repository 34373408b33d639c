package org.gatepost.store.database;

import java.io.IOException;
import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.blob.LogWriter;
import org.gatepost.store.blob.Sealed;

/// What a [Change] is applied to.
public final class Transaction implements Snapshot {
  private final Session session;
  private final LogWriter log;

  Transaction(Session session, LogWriter log) {
    this.session = session;
    this.log = log;
  }

  @Override
  public Statement sql(String text) {
    return session.sql(text);
  }

  /// Keeps a record: it is on the disk before this transaction is committed.
  ///
  /// @return where it will lie, for the row that refers to it
  public BlobRef keep(Sealed record) throws IOException {
    return log.stage(record);
  }
}
