package org.gatepost.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps the ledger busy, so that what is written meanwhile becomes one batch.
final class Hold implements AutoCloseable {
  private static final int SECONDS = 20;

  private final Database database;
  private final CountDownLatch release = new CountDownLatch(1);

  private Hold(Database database) {
    this.database = database;
  }

  static Hold on(Database database, ExecutorService askers) {
    Hold hold = new Hold(database);
    CountDownLatch held = new CountDownLatch(1);
    askers.execute(
        () -> {
          try {
            int nothing =
                database.write(
                    _ -> {
                      held.countDown();
                      await(hold.release);
                      return 0;
                    });
            assert nothing == 0;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    await(held);
    return hold;
  }

  /// Waits until so many changes wait.
  void untilWaiting(int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (database.changesWaiting() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("only " + database.changesWaiting() + " changes wait");
      }
      Thread.onSpinWait();
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited too long");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Lets the ledger go on.
  void release() {
    release.countDown();
  }

  @Override
  public void close() {
    release();
  }
}
