package org.gatepost.gate.secret;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A bounded queue in which sources take turns, however many wait behind one of them. When it is
/// full, the longest line gives up its last place to whoever has a shorter one.
///
/// @param <T> what waits
final class FairQueue<T> {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Map<Object, ArrayDeque<T>> lines = new HashMap<>(); // under lock
  private final ArrayDeque<Object> turns = new ArrayDeque<>(); // under lock: who has a line
  private int waiting; // under lock

  FairQueue(int capacity) {
    this.capacity = capacity;
  }

  /// What was turned away so that another could wait: the newcomer itself, one who waited, or
  /// nobody.
  Optional<T> offer(Object source, T newcomer) {
    lock.lock();
    try {
      Optional<T> turnedAway = Optional.empty();
      if (waiting >= capacity) {
        Object longest = longest();
        if (length(longest) <= length(source) + 1) {
          return Optional.of(newcomer);
        }
        turnedAway = Optional.of(removeLast(longest));
      }
      add(source, newcomer);
      return turnedAway;
    } finally {
      lock.unlock();
    }
  }

  /// Adds it whether there is room or not.
  void force(Object source, T newcomer) {
    lock.lock();
    try {
      add(source, newcomer);
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the next in turn.
  T take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting == 0) {
        filled.await();
      }
      Object source = turns.removeFirst();
      ArrayDeque<T> line = line(source);
      T next = line.removeFirst();
      waiting--;
      if (line.isEmpty()) {
        lines.remove(source);
      } else {
        turns.addLast(source);
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  private void add(Object source, T newcomer) {
    if (!lines.containsKey(source)) {
      turns.addLast(source);
    }
    line(source).addLast(newcomer);
    waiting++;
    filled.signal();
  }

  private ArrayDeque<T> line(Object source) {
    return lines.computeIfAbsent(source, _ -> new ArrayDeque<>());
  }

  private T removeLast(Object source) {
    ArrayDeque<T> line = line(source);
    T last = line.removeLast();
    waiting--;
    if (line.isEmpty()) {
      lines.remove(source);
      turns.remove(source);
    }
    return last;
  }

  private Object longest() {
    Object longest = turns.getFirst();
    for (Object source : turns) {
      if (length(source) > length(longest)) {
        longest = source;
      }
    }
    return longest;
  }

  private int length(Object source) {
    ArrayDeque<T> line = lines.get(source);
    return line == null ? 0 : line.size();
  }
}
