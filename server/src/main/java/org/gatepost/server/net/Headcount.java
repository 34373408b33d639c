package org.gatepost.server.net;

import java.time.Duration;

/// Counts who is in, and waits until all are out.
final class Headcount {
  /// Guarded by the monitor.
  private int in;

  synchronized void enter() {
    in++;
  }

  synchronized void leave() {
    in--;
    if (in == 0) {
      notifyAll();
    }
  }

  /// Waits as long as this at most.
  ///
  /// @return how many are still in
  synchronized int awaitNobody(Duration atMost) throws InterruptedException {
    long deadline = Waiter.now() + atMost.toNanos();
    long left = atMost.toMillis();
    while (in > 0 && left > 0) {
      wait(left);
      left = Duration.ofNanos(deadline - Waiter.now()).toMillis();
    }
    return in;
  }
}
