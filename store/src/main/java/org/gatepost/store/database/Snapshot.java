package org.gatepost.store.database;

/// One state of the database, as a query or a change sees it. Belongs to the thread it is given to.
public sealed interface Snapshot permits Transaction, Session {
  /// The statement with this text, ready for its parameters. Prepared once and kept, so the text is
  /// a constant; its previous rows are gone.
  Statement sql(String text);
}
