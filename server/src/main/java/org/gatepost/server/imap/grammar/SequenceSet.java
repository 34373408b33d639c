package org.gatepost.server.imap.grammar;

import java.util.Arrays;

/// A set of message numbers or UIDs as written: ranges, `*`, or `$` (RFC 9051, 9; RFC 5182).
///
/// Numbers above 2^31-1 are read as 2^31-1: the store gives no such UID, and a range that ends
/// there still ends after every message.
public final class SequenceSet {
  /// What stands for `*` in a range.
  public static final int STAR = 0;

  /// No messages.
  public static final SequenceSet NONE = new SequenceSet(new int[0], false);

  /// `$`: the saved result of the last search.
  public static final SequenceSet SAVED = new SequenceSet(new int[0], true);

  private final int[] bounds;
  private final boolean saved;

  private SequenceSet(int[] bounds, boolean saved) {
    this.bounds = bounds;
    this.saved = saved;
  }

  /// Pairs of first and last, in the order written; [#STAR] for `*`.
  public static SequenceSet of(int... bounds) {
    if (bounds.length % 2 != 0) {
      throw new IllegalArgumentException("a range has two ends");
    }
    return bounds.length == 0 ? NONE : new SequenceSet(bounds.clone(), false);
  }

  /// Whether it is `$`.
  public boolean isSaved() {
    return saved;
  }

  public boolean isEmpty() {
    return bounds.length == 0 && !saved;
  }

  /// How many ranges were written.
  public int ranges() {
    return bounds.length / 2;
  }

  /// The lower end of a range once `*` is known.
  public int first(int range, int star) {
    return Math.min(end(2 * range, star), end(2 * range + 1, star));
  }

  /// The upper end of a range once `*` is known.
  public int last(int range, int star) {
    return Math.max(end(2 * range, star), end(2 * range + 1, star));
  }

  /// Whether it holds the number.
  public boolean contains(int number, int star) {
    for (int i = 0; i < ranges(); i++) {
      if (first(i, star) <= number && number <= last(i, star)) {
        return true;
      }
    }
    return false;
  }

  /// Whether `*` occurs.
  public boolean hasStar() {
    for (int bound : bounds) {
      if (bound == STAR) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SequenceSet that
        && saved == that.saved
        && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /// As it is written on the wire.
  @Override
  public String toString() {
    if (saved) {
      return "$";
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      out.append(i == 0 ? "" : ",");
      append(out, bounds[i]);
      if (bounds[i] != bounds[i + 1]) {
        append(out.append(':'), bounds[i + 1]);
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int bound) {
    if (bound == STAR) {
      out.append('*');
    } else {
      out.append(bound);
    }
  }

  private int end(int at, int star) {
    return bounds[at] == STAR ? star : bounds[at];
  }
}
