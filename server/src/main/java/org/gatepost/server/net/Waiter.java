package org.gatepost.server.net;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The one thread that waits on a connection, and until when.
///
/// The wait has no timer of its own: [Rounds] looks at every waiter's deadline a few times a
/// second, which costs an idle connection nothing.
final class Waiter {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long ORIGIN = System.nanoTime();

  /// Set once, before the thread starts.
  private volatile @Nullable Thread thread;

  private volatile long deadline = NEVER;

  /// Nanoseconds since this program started: never negative, never goes back.
  static long now() {
    return System.nanoTime() - ORIGIN;
  }

  void belongTo(Thread owner) {
    thread = owner;
  }

  boolean isCurrent() {
    return thread == Thread.currentThread();
  }

  /// Waits until something may have happened: a signal, the deadline, or nothing at all.
  void park(long until) {
    deadline = until;
    LockSupport.park(this);
    deadline = NEVER;
  }

  /// Ends the wait that is on, or the next one.
  void signal() {
    LockSupport.unpark(thread);
  }

  void signalIfDue(long now) {
    if (now >= deadline) {
      signal();
    }
  }
}
