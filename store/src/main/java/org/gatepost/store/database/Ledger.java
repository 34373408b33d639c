package org.gatepost.store.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gatepost.store.blob.LogWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes all changes that wait, applies each in a savepoint, has
/// their records synced, commits once, publishes in order and then answers.
final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final int BATCH_MAX = 512;

  private final Dialect dialect;
  private final LogWriter log;
  private final BlockingQueue<Entry<?>> waiting;
  private final List<Runnable> forgetters = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closing;
  private Session session; // the ledger thread's
  private boolean broken; // the ledger thread's: the session must be opened again
  private boolean unsure; // the ledger thread's: a commit may have been written and may not

  Ledger(Dialect dialect, Session session, LogWriter log, int waitingMax) {
    this.dialect = dialect;
    this.session = session;
    this.log = log;
    this.waiting = new ArrayBlockingQueue<>(waitingMax);
    this.thread = Thread.ofPlatform().name("store-ledger").unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  int waiting() {
    return waiting.size();
  }

  void onReopened(Runnable forget) {
    forgetters.add(forget);
  }

  /// A change and its asker.
  private record Entry<T>(Change<T> change, Waiting<T> waiting) {
    Applied<T> apply(Transaction transaction) throws IOException {
      return new Applied<>(this, change.apply(transaction));
    }
  }

  /// A change that awaits its commit.
  private record Applied<T>(Entry<T> entry, T result) {
    void publish() {
      entry.change.committed(result);
    }

    void answer() {
      entry.waiting.answer(result);
    }
  }

  <T> T write(Change<T> change) throws IOException {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a change may not ask for another");
    }
    Entry<T> entry = new Entry<>(change, new Waiting<>());
    if (closing || !waiting.offer(entry)) {
      throw new IOException(closing ? "the store is closed" : "too many changes wait");
    }
    if (closing && waiting.remove(entry)) {
      throw new IOException("the store is closed");
    }
    return entry.waiting.await();
  }

  /// Writes what waits and ends.
  @Override
  public void close() throws IOException {
    closing = true;
    boolean awake = waiting.offer(new Entry<>(_ -> 0, new Waiting<>())); // or full, and so awake
    LOG.atDebug().addKeyValue("idle", awake).log("store.ledger.closing");
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    session.close();
  }

  private void work() {
    List<Entry<?>> batch = new ArrayList<>(BATCH_MAX);
    while (!closing || !waiting.isEmpty()) {
      try {
        batch.add(waiting.take());
        waiting.drainTo(batch, BATCH_MAX - 1);
        write(batch);
      } catch (InterruptedException e) {
        // Nobody may interrupt the ledger; it ends when it is closed.
      }
      batch.clear();
    }
  }

  private void write(List<Entry<?>> batch) {
    List<Applied<?>> applied = new ArrayList<>(batch.size());
    boolean committing = false;
    try {
      reopenIfBroken();
      session.sql("BEGIN IMMEDIATE").run();
      Transaction transaction = new Transaction(session, log);
      for (Entry<?> entry : batch) {
        apply(entry, transaction, applied);
      }
      recordEnds(log.ends());
      log.flush();
      committing = true;
      session.sql("COMMIT").run();
      log.settle();
    } catch (Throwable e) { // whatever it was, the batch is not known to be written
      fail(batch, e, committing && !dialect.isFull(e));
      return;
    }
    publish(applied);
    applied.forEach(Applied::answer);
  }

  private void apply(Entry<?> entry, Transaction transaction, List<Applied<?>> applied)
      throws IOException {
    int mark = log.mark();
    session.sql("SAVEPOINT change").run();
    try {
      applied.add(entry.apply(transaction));
    } catch (IOException | RuntimeException e) {
      session.sql("ROLLBACK TO change").run();
      log.undo(mark);
      entry.waiting.fail(e);
    }
    session.sql("RELEASE change").run();
  }

  private void recordEnds(Map<Integer, Long> ends) throws IOException {
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      session
          .sql(
              "INSERT INTO segment (segment, octets) VALUES (?, ?)"
                  + " ON CONFLICT (segment) DO UPDATE SET octets = excluded.octets")
          .with(end.getKey())
          .with(end.getValue())
          .run();
    }
  }

  private void publish(List<Applied<?>> applied) {
    try {
      for (Applied<?> each : applied) {
        each.publish();
      }
    } catch (RuntimeException e) { // a bug above: what memory holds now can't be trusted
      LOG.atError().setCause(e).log("store.ledger.unpublished");
      forget();
    }
  }

  /// Answers all that the batch was not written.
  ///
  /// @param doubtful whether it may be on the disk all the same. Where it surely is not, memory
  ///   holds what the disk holds, and those who read notice nothing.
  private void fail(List<Entry<?>> batch, Throwable cause, boolean doubtful) {
    LOG.atError().setCause(cause).addKeyValue("changes", batch.size()).log("store.ledger.failed");
    if (doubtful) {
      log.abandon();
    } else {
      log.withdraw();
    }
    broken = true;
    unsure |= doubtful;
    try {
      reopenIfBroken();
    } catch (IOException e) {
      LOG.atError().setCause(e).log("store.ledger.closed"); // tried again with the next batch
    }
    IOException failure = new IOException("the change was not written", cause);
    batch.forEach(entry -> entry.waiting.fail(failure));
  }

  /// Whatever was begun is rolled back by closing the session. After a commit that may have been
  /// written only what is on the disk counts, so everything is read from there again.
  private void reopenIfBroken() throws IOException {
    if (!broken) {
      return;
    }
    try {
      session.close();
    } catch (IOException | RuntimeException e) {
      LOG.atWarn().setCause(e).log("store.ledger.unclosed");
    }
    session = dialect.writer();
    broken = false;
    if (unsure) {
      unsure = false;
      forget();
    }
  }

  private void forget() {
    forgetters.forEach(Runnable::run);
  }
}
