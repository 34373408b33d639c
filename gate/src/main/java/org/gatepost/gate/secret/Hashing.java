package org.gatepost.gate.secret;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The few threads that hash, and the queue before them.
final class Hashing implements AutoCloseable {
  private final FairQueue<Job<?>> queue;
  private final Duration waitMax;
  private final List<Thread> threads = new ArrayList<>();

  private record Job<R>(Supplier<R> work, CompletableFuture<R> result) {
    void run() {
      if (result.isDone()) {
        return; // whoever asked has stopped waiting
      }
      try {
        result.complete(work.get());
      } catch (RuntimeException | Error e) {
        result.completeExceptionally(e);
      }
    }
  }

  Hashing(int threadCount, int waitingMax, Duration waitMax) {
    this.queue = new FairQueue<>(waitingMax);
    this.waitMax = waitMax;
    for (int i = 1; i <= threadCount; i++) {
      threads.add(Thread.ofPlatform().daemon().name("gate-hash-" + i).start(this::work));
    }
  }

  /// What the work yields, or nothing when its turn did not come in time.
  <R> Optional<R> inTurn(Object source, Supplier<R> work) {
    Job<R> job = new Job<>(work, new CompletableFuture<>());
    queue.offer(source, job).ifPresent(turnedAway -> turnedAway.result().cancel(false));
    try {
      return Optional.of(job.result().get(waitMax.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | CancellationException e) {
      job.result().cancel(false);
      return Optional.empty();
    } catch (InterruptedException e) {
      job.result().cancel(false);
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw bug(e);
    }
  }

  /// What the work yields, however long the queue is.
  <R> R whatever(Object source, Supplier<R> work) {
    Job<R> job = new Job<>(work, new CompletableFuture<>());
    queue.force(source, job);
    return job.result().join();
  }

  int waiting() {
    return queue.waiting();
  }

  /// Ends the threads; what waits is never answered, so the doors close first.
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  private void work() {
    try {
      while (true) {
        queue.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // close() asks for the end
    }
  }

  private static RuntimeException bug(ExecutionException e) {
    return new IllegalStateException("hashing failed", e.getCause());
  }
}
