package org.gatepost.store.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Brings the tables up to date: one numbered script after another, each in a transaction.
final class Migrations {
  private static final List<String> SCRIPTS = List.of("0001-first.sql");

  private Migrations() {}

  /// The version that this program's tables have.
  static int known() {
    return SCRIPTS.size();
  }

  /// The version of the tables there are; 0 when there are none.
  static int version(Session session) throws IOException {
    session.script("CREATE TABLE IF NOT EXISTS version (version BIGINT NOT NULL PRIMARY KEY)");
    return (int) session.sql("SELECT MAX(version) FROM version").number(0);
  }

  static void run(Session session, Dialect dialect) throws IOException {
    for (int next = version(session) + 1; next <= known(); next++) {
      session.script("BEGIN");
      try {
        session.script(dialect.fill(read(SCRIPTS.get(next - 1))));
        session.sql("INSERT INTO version (version) VALUES (?)").with(next).run();
        session.script("COMMIT");
      } catch (IOException e) {
        session.script("ROLLBACK");
        throw e;
      }
    }
  }

  private static String read(String name) throws IOException {
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
