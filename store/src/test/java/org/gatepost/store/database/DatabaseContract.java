package org.gatepost.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/// What every database must do for the store, whichever it is.
interface DatabaseContract {
  /// An empty database with the store's tables, in which so many changes may wait. Closed by
  /// whoever made it.
  Database open(int changesWaitingMax) throws IOException;

  @Test
  default void aQuerySeesWhatWasWrittenBeforeIt() throws IOException {
    Database database = open(64);
    database.write(put("a", 1));
    assertThat(value(database, "a")).isEqualTo(1);
  }

  @Test
  default void whatIsStoredIsReadBackTheSame() throws IOException {
    Database database = open(64);
    byte[] octets = {0, -1, 127, -128};
    database.write(
        transaction -> {
          transaction
              .sql("INSERT INTO account_key (account, wrapped, created) VALUES (?, ?, ?)")
              .with(Long.MAX_VALUE)
              .with(octets)
              .with(Long.MIN_VALUE)
              .run();
          return transaction
              .sql(
                  "INSERT INTO credential (account, id, kind, encoded, created, replaced)"
                      + " VALUES (1, 1, ?, ?, 5, ?)")
              .with("")
              .with("密码 'x'; --\u0000")
              .with((String) null)
              .run();
        });
    List<Object> read =
        database.read(
            snapshot ->
                snapshot
                    .sql("SELECT account, wrapped, created FROM account_key")
                    .first(row -> List.<Object>of(row.number(1), row.bytes(2), row.number(3)))
                    .orElseThrow());
    assertThat(read)
        .usingRecursiveComparison()
        .isEqualTo(List.of(Long.MAX_VALUE, octets, Long.MIN_VALUE));
    List<Object> texts =
        database.read(
            snapshot ->
                snapshot
                    .sql("SELECT kind, encoded, replaced FROM credential")
                    .first(row -> List.<Object>of(row.text(1), row.text(2), row.isNull(3)))
                    .orElseThrow());
    assertThat(texts).isEqualTo(List.of("", "密码 'x'; --\u0000", true));
  }

  @Test
  default void aChangeThatThrowsUndoesItselfAlone() throws Exception {
    Database database = open(64);
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
        Hold hold = Hold.on(database, askers)) {
      Future<Integer> before = askers.submit(() -> database.write(put("a", 1)));
      hold.untilWaiting(1);
      Future<Integer> failing =
          askers.submit(
              () ->
                  database.write(
                      transaction -> {
                        put("b", 2).apply(transaction);
                        throw new IOException("no");
                      }));
      hold.untilWaiting(2);
      Future<Integer> after = askers.submit(() -> database.write(put("c", 3)));
      hold.untilWaiting(3);
      hold.release();
      assertThat(before.get()).isEqualTo(1);
      assertThatThrownBy(failing::get).hasRootCauseMessage("no");
      assertThat(after.get()).isEqualTo(1);
    }
    assertThat(value(database, "a")).isEqualTo(1);
    assertThat(value(database, "b")).isEqualTo(-1);
    assertThat(value(database, "c")).isEqualTo(3);
  }

  @Test
  default void aBugInAChangeReachesWhoeverAskedForIt() throws IOException {
    Database database = open(64);
    assertThatThrownBy(
            () ->
                database.write(
                    _ -> {
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                database.read(
                    _ -> {
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(database.write(put("a", 1))).isEqualTo(1);
  }

  @Test
  default void changesArePublishedInOrderAndBeforeTheirAskersHear() throws Exception {
    Database database = open(256);
    List<Long> published = new ArrayList<>(); // the ledger thread's until all have been answered
    List<Future<Boolean>> heard = new ArrayList<>();
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        Numbered change = new Numbered(published::add);
        heard.add(
            askers.submit(
                () -> {
                  database.write(change);
                  return change.wasPublished;
                }));
      }
      for (Future<Boolean> each : heard) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(published).hasSize(200).isSorted();
  }

  @Test
  default void aQueryKeepsSeeingTheStateItBeganWith() throws Exception {
    Database database = open(64);
    database.write(put("a", 1));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> second =
          askers.submit(
              () ->
                  database.read(
                      snapshot -> {
                        long before = value(snapshot, "a");
                        begun.countDown();
                        Hold.await(written);
                        return 10 * before + value(snapshot, "a");
                      }));
      begun.await();
      database.write(put("a", 2));
      written.countDown();
      assertThat(second.get()).isEqualTo(11);
    }
    assertThat(value(database, "a")).isEqualTo(2);
  }

  @Test
  default void oneMoreChangeThanMayWaitIsTurnedAway() throws Exception {
    Database database = open(16);
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
        Hold hold = Hold.on(database, askers)) {
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        waiting.add(askers.submit(() -> database.write(put("a", 1))));
      }
      hold.untilWaiting(16);
      assertThatThrownBy(() -> database.write(put("b", 1)))
          .isInstanceOf(IOException.class)
          .hasMessage("too many changes wait");
      hold.release();
      for (Future<Integer> each : waiting) {
        assertThat(each.get()).isEqualTo(1);
      }
    }
  }

  @Test
  default void aQueryOrChangeCanNotWaitForAnotherOfItsKind() throws IOException {
    Database database = open(64);
    assertThatThrownBy(() -> database.read(_ -> value(database, "a")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> database.write(_ -> database.write(put("a", 1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void aClosedDatabaseSaysSo() throws IOException {
    Database database = open(64);
    database.close();
    assertThatThrownBy(() -> database.write(put("a", 1))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> value(database, "a")).isInstanceOf(IOException.class);
  }

  private static Change<Integer> put(String name, long value) {
    return transaction ->
        transaction
            .sql(
                "INSERT INTO counter (name, value) VALUES (?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
            .with(name)
            .with(value)
            .run();
  }

  private static long value(Database database, String name) throws IOException {
    return database.read(snapshot -> value(snapshot, name));
  }

  private static long value(Snapshot snapshot, String name) throws IOException {
    return snapshot.sql("SELECT value FROM counter WHERE name = ?").with(name).number(-1);
  }

  /// Takes the next number of a counter and publishes it.
  final class Numbered implements Change<Long> {
    private final LongConsumer publication;
    private boolean wasPublished;

    Numbered(LongConsumer publication) {
      this.publication = publication;
    }

    @Override
    public Long apply(Transaction transaction) throws IOException {
      return transaction
          .sql(
              "INSERT INTO counter (name, value) VALUES ('n', 1)"
                  + " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value")
          .number(0);
    }

    @Override
    public void committed(Long number) {
      publication.accept(number);
      wasPublished = true;
    }
  }
}
