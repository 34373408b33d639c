package org.gatepost.store.database;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A prepared statement: parameters first, in the order of their question marks, then one of the
/// ways to run it.
@SuppressWarnings("DoNotCallSuggester")
public final class Statement {
  Statement() {}

  /// The next parameter.
  public Statement with(long value) {
    throw new UnsupportedOperationException();
  }

  /// The next parameter; null is SQL's NULL.
  public Statement with(@Nullable String value) {
    throw new UnsupportedOperationException();
  }

  /// The next parameter; null is SQL's NULL.
  public Statement with(byte @Nullable [] value) {
    throw new UnsupportedOperationException();
  }

  /// Runs it for its effect.
  ///
  /// @return rows changed
  public int run() throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Every row it yields, in turn.
  public void each(RowSink sink) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Every row it yields, each turned into something.
  public <T> List<T> list(RowReader<T> reader) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The first row it yields, turned into something.
  public <T> Optional<T> first(RowReader<T> reader) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The number in the first column of the first row, or another where there is no row or it is
  /// NULL.
  public long number(long otherwise) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Takes rows as they come.
  @FunctionalInterface
  public interface RowSink {
    void row(Row row) throws IOException;
  }

  /// Makes something of a row.
  @FunctionalInterface
  public interface RowReader<T> {
    T read(Row row) throws IOException;
  }
}
