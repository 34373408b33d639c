package org.gatepost.store.database;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A prepared statement: parameters first, in the order of their question marks, then one of the
/// ways to run it.
public final class Statement {
  private final PreparedStatement prepared;
  private int bound;
  private boolean reading;

  Statement(PreparedStatement prepared) {
    this.prepared = prepared;
  }

  Statement begin() {
    if (reading) {
      throw new IllegalStateException("its rows are being read");
    }
    bound = 0;
    return this;
  }

  void close() throws SQLException {
    prepared.close();
  }

  /// The next parameter.
  public Statement with(long value) {
    try {
      prepared.setLong(++bound, value);
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The next parameter; null is SQL's NULL.
  public Statement with(@Nullable String value) {
    try {
      if (value == null) {
        prepared.setNull(++bound, Types.VARCHAR);
      } else {
        prepared.setString(++bound, value);
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The next parameter; null is SQL's NULL.
  public Statement with(byte @Nullable [] value) {
    try {
      if (value == null) {
        prepared.setNull(++bound, Types.BINARY);
      } else {
        prepared.setBytes(++bound, value);
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs it for its effect.
  ///
  /// @return rows changed
  public int run() throws IOException {
    try {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw Session.failure(e);
    }
  }

  /// Every row it yields, in turn.
  public void each(RowSink sink) throws IOException {
    reading = true;
    try (ResultSet rows = prepared.executeQuery()) {
      Row row = new Row(rows);
      while (rows.next()) {
        sink.row(row);
      }
    } catch (SQLException e) {
      throw Session.failure(e);
    } finally {
      reading = false;
    }
  }

  /// Every row it yields, each turned into something.
  public <T> List<T> list(RowReader<T> reader) throws IOException {
    List<T> all = new ArrayList<>();
    each(row -> all.add(reader.read(row)));
    return all;
  }

  /// The first row it yields, turned into something.
  public <T> Optional<T> first(RowReader<T> reader) throws IOException {
    reading = true;
    try (ResultSet rows = prepared.executeQuery()) {
      return rows.next() ? Optional.of(reader.read(new Row(rows))) : Optional.empty();
    } catch (SQLException e) {
      throw Session.failure(e);
    } finally {
      reading = false;
    }
  }

  /// The number in the first column of the first row, or another where there is no row or it is
  /// NULL.
  public long number(long otherwise) throws IOException {
    return first(row -> row.isNull(1) ? otherwise : row.number(1)).orElse(otherwise);
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
