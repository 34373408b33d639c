package org.gatepost.store.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The platform threads that read, each with a connection of its own. Whoever asks, parks.
final class Readers implements AutoCloseable {
  /// Questions that may wait; more are turned away.
  private static final int WAITING_MAX = 16_384;

  private final BlockingQueue<Asked<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  private Readers() {}

  static Readers open(Dialect dialect, int count) throws IOException {
    Readers readers = new Readers();
    for (int i = 0; i < count; i++) {
      Session session = dialect.reader();
      readers.threads.add(
          Thread.ofPlatform().name("store-reader-" + i).start(() -> readers.work(session)));
    }
    return readers;
  }

  /// A query and its asker.
  private record Asked<T>(Query<T> query, Waiting<T> waiting) {
    void answer(Session session) {
      try {
        session.sql("BEGIN").run();
        try {
          waiting.answer(query.ask(session));
        } finally {
          session.sql("COMMIT").run();
        }
      } catch (Throwable e) { // the asker's to deal with: this thread serves others too
        waiting.fail(e);
      }
    }
  }

  <T> T ask(Query<T> query) throws IOException {
    if (threads.contains(Thread.currentThread())) {
      throw new IllegalStateException("a query may not ask another");
    }
    Asked<T> asked = new Asked<>(query, new Waiting<>());
    if (closed || !waiting.offer(asked)) {
      throw new IOException(closed ? "the store is closed" : "the database is busy");
    }
    if (closed && waiting.remove(asked)) {
      throw new IOException("the store is closed");
    }
    return asked.waiting.await();
  }

  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Session session) {
    try (session) {
      while (!closed) {
        waiting.take().answer(session);
      }
    } catch (InterruptedException | IOException e) {
      // Closing: what still waits is answered below.
    }
    for (Asked<?> left = waiting.poll(); left != null; left = waiting.poll()) {
      left.waiting.fail(new IOException("the store is closed"));
    }
  }
}
