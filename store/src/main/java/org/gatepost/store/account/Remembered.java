package org.gatepost.store.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.gatepost.store.database.Database;
import org.gatepost.store.database.Query;

/// Answers that are kept in memory until a write forgets them. A key is loaded by one asker at a
/// time, and forgetting it waits for that, so that no answer from before a commit outlives it.
///
/// @param <A> what is asked about
/// @param <T> the answer
final class Remembered<A, T> {
  private final Database database;
  private final Asking<A, T> asking;
  private final Cache<A, T> answers;

  Remembered(Database database, int answersMax, Asking<A, T> asking) {
    this.database = database;
    this.asking = asking;
    this.answers = Caffeine.newBuilder().maximumSize(answersMax).build();
  }

  /// The query that answers what is not remembered.
  interface Asking<A, T> {
    Query<T> about(A key);
  }

  T get(A key) throws IOException {
    T known = answers.getIfPresent(key);
    if (known != null) {
      return known;
    }
    try {
      return answers.get(key, this::load);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  void forget(A key) {
    answers.invalidate(key);
  }

  void forgetAll() {
    answers.invalidateAll();
  }

  private T load(A key) {
    try {
      return database.read(asking.about(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
