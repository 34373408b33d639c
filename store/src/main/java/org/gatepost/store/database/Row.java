package org.gatepost.store.database;

import java.io.IOException;

/// The row at hand. Columns count from 1.
@SuppressWarnings("DoNotCallSuggester")
public final class Row {
  Row() {}

  public long number(int column) throws IOException {
    throw new UnsupportedOperationException();
  }

  public int integer(int column) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The text there; empty where it is NULL.
  public String text(int column) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The octets there; none where it is NULL.
  public byte[] bytes(int column) throws IOException {
    throw new UnsupportedOperationException();
  }

  public boolean isNull(int column) throws IOException {
    throw new UnsupportedOperationException();
  }
}
