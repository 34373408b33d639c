package org.gatepost.store.database;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The row at hand. Columns count from 1.
public final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  /// The number there; 0 where it is NULL.
  public long number(int column) throws IOException {
    try {
      return rows.getLong(column);
    } catch (SQLException e) {
      throw Session.failure(e);
    }
  }

  /// The number there, which fits an `int`.
  public int integer(int column) throws IOException {
    return Math.toIntExact(number(column));
  }

  /// The text there; empty where it is NULL.
  public String text(int column) throws IOException {
    try {
      String text = rows.getString(column);
      return text == null ? "" : text;
    } catch (SQLException e) {
      throw Session.failure(e);
    }
  }

  /// The octets there; none where it is NULL.
  public byte[] bytes(int column) throws IOException {
    try {
      byte[] bytes = rows.getBytes(column);
      return bytes == null ? new byte[0] : bytes;
    } catch (SQLException e) {
      throw Session.failure(e);
    }
  }

  /// Whether it is NULL.
  public boolean isNull(int column) throws IOException {
    try {
      return rows.getObject(column) == null;
    } catch (SQLException e) {
      throw Session.failure(e);
    }
  }
}
