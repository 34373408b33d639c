package org.gatepost.server.net;

import java.util.concurrent.atomic.AtomicLong;
import org.gatepost.server.watch.Metrics;

/// What all listeners share: who is in, and how many from where.
final class House {
  private static final int RADIX = 36;

  private final Crowd crowd;
  private final Rounds rounds;
  private final Metrics metrics;
  private final String prefix;
  private final AtomicLong ids = new AtomicLong();
  private final Headcount sessions = new Headcount();
  private final Headcount connections = new Headcount();

  House(Crowd crowd, Rounds rounds, Metrics metrics, long startedAt) {
    this.crowd = crowd;
    this.rounds = rounds;
    this.metrics = metrics;
    this.prefix = Long.toString(startedAt, RADIX) + "-";
  }

  Crowd crowd() {
    return crowd;
  }

  Rounds rounds() {
    return rounds;
  }

  Metrics metrics() {
    return metrics;
  }

  /// An id that no other connection has had, before or after a restart.
  String nextSession() {
    return prefix + Long.toString(ids.incrementAndGet(), RADIX);
  }

  /// Sessions under way.
  Headcount sessions() {
    return sessions;
  }

  /// Connections that are open, with or without a session.
  Headcount connections() {
    return connections;
  }
}
