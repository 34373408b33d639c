package org.gatepost.store.database;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A question or change whose asker waits for another thread's answer.
final class Waiting<T> {
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  void answer(T value) {
    answer.complete(value);
  }

  void fail(Throwable cause) {
    answer.completeExceptionally(cause);
  }

  /// Waits, whatever interrupts: only the answer says what became of a change.
  T await() throws IOException {
    try {
      return answer.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case IOException failed -> throw failed;
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    }
  }
}
