package org.gatepost.testkit;

import java.util.SplittableRandom;

/// Runs a property over random cases, small ones first. A failure names the flag that replays it.
public final class Cases {
  private static final int STANDARD_COUNT = 300;

  private Cases() {}

  /// What must hold for a case made from this chance and of about this size.
  @FunctionalInterface
  public interface Property {
    void holds(SplittableRandom chance, int size) throws Exception;
  }

  /// Tries the property `-Dcases.count` times (300 by default), or once with `-Dcases.seed=N`.
  public static void forAll(Property property) {
    Long replayed = Long.getLong("cases.seed");
    if (replayed != null) {
      run(property, replayed);
      return;
    }
    int count = Integer.getInteger("cases.count", STANDARD_COUNT);
    long start = System.nanoTime() & 0xFFFF_FFFFL;
    for (int i = 0; i < count; i++) {
      // The size is the low byte, so that the seed alone replays the case.
      run(property, (start + i) << 8 | Math.min(255, i * 256L / count));
    }
  }

  private static void run(Property property, long seed) {
    try {
      property.holds(new SplittableRandom(seed), (int) (seed & 255) + 1);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("replay with -Dcases.seed=" + seed + ": " + e, e);
    }
  }
}
