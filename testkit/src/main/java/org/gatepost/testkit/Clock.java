package org.gatepost.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only when it is told to. Safe for use by several threads.
public final class Clock implements InstantSource {
  private volatile Instant now;

  private Clock(Instant start) {
    this.now = start;
  }

  /// A clock that shows 2026-01-02T03:04:05Z.
  public static Clock standing() {
    return new Clock(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// Moves on.
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
