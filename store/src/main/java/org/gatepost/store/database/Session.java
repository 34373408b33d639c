package org.gatepost.store.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// One connection to the database and the statements prepared on it. Used by one thread.
final class Session implements Snapshot, AutoCloseable {
  /// Statements kept prepared at most. There are fewer in the code.
  private static final int PREPARED_MAX = 400;

  private final Connection connection;
  private final Map<String, Statement> prepared = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Statement sql(String text) {
    Statement statement = prepared.get(text);
    if (statement == null) {
      statement = prepare(text);
    }
    return statement.begin();
  }

  /// Runs statements without parameters, divided by semicolons.
  void script(String text) throws IOException {
    try (java.sql.Statement statement = connection.createStatement()) {
      for (String part : text.split(";\\s*(?:\\n|$)", -1)) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      forget();
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// What a database's complaint becomes outside this room.
  static IOException failure(SQLException e) {
    return new IOException("the database: " + e.getMessage(), e);
  }

  private Statement prepare(String text) {
    try {
      if (prepared.size() >= PREPARED_MAX) {
        forget();
      }
      Statement statement = new Statement(connection.prepareStatement(text));
      prepared.put(text, statement);
      return statement;
    } catch (SQLException e) {
      throw new IllegalStateException(text, e); // our own SQL, or a connection that is gone
    }
  }

  private void forget() throws SQLException {
    for (Statement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }
}
