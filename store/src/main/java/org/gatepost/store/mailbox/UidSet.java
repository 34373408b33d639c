package org.gatepost.store.mailbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntConsumer;

/// A set of UIDs as ranges in ascending order. Immutable.
public final class UidSet {
  /// The set without a UID.
  public static final UidSet EMPTY = new UidSet(new int[0]);

  /// First and last of each range; ranges neither touch nor overlap.
  private final int[] bounds;

  private UidSet(int[] bounds) {
    this.bounds = bounds;
  }

  /// From one to the other, both included; empty where `to` is before `from`.
  public static UidSet range(int from, int to) {
    if (from < 1) {
      throw new IllegalArgumentException("not a UID: " + from);
    }
    return to < from ? EMPTY : new UidSet(new int[] {from, to});
  }

  /// These UIDs, in any order.
  public static UidSet of(int... uids) {
    int[] sorted = uids.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, sorted.length);
  }

  /// The first so many of these UIDs, which are in ascending order.
  public static UidSet ofSorted(int[] uids, int count) {
    Builder builder = new Builder();
    for (int i = 0; i < count; i++) {
      builder.add(uids[i]);
    }
    return builder.build();
  }

  /// What any of the sets holds.
  public static UidSet union(List<UidSet> sets) {
    List<UidSet> level = sets;
    // Pairs, then pairs of pairs: a thousand small sets must not be walked a thousand times.
    while (level.size() > 1) {
      List<UidSet> next = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        next.add(i + 1 < level.size() ? level.get(i).union(level.get(i + 1)) : level.get(i));
      }
      level = next;
    }
    return level.isEmpty() ? EMPTY : level.getFirst();
  }

  /// What [#toString] wrote.
  ///
  /// @throws IllegalArgumentException for anything else
  public static UidSet parse(String text) {
    Builder builder = new Builder();
    for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int colon = range.indexOf(':');
      int from = Integer.parseInt(colon < 0 ? range : range.substring(0, colon));
      builder.add(from, colon < 0 ? from : Integer.parseInt(range.substring(colon + 1)));
    }
    return builder.build();
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /// How many UIDs.
  public long size() {
    long size = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      size += (long) bounds[i + 1] - bounds[i] + 1;
    }
    return size;
  }

  public boolean contains(int uid) {
    int at = Arrays.binarySearch(bounds, uid);
    // A UID that is no bound lies in a range when the place it would take is inside a pair.
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  /// The lowest UID.
  ///
  /// @throws NoSuchElementException when there is none
  public int first() {
    return bound(0);
  }

  /// The highest UID.
  ///
  /// @throws NoSuchElementException when there is none
  public int last() {
    return bound(bounds.length - 1);
  }

  /// How many ranges.
  public int ranges() {
    return bounds.length / 2;
  }

  /// Where a range starts, counted from 0.
  public int from(int range) {
    return bounds[2 * range];
  }

  /// Where a range ends, itself included.
  public int to(int range) {
    return bounds[2 * range + 1];
  }

  /// Calls with each UID, in ascending order.
  public void forEach(IntConsumer action) {
    for (int i = 0; i < bounds.length; i += 2) {
      // The last UID may be the last int, so the loop must not step past it.
      for (int uid = bounds[i]; ; uid++) {
        action.accept(uid);
        if (uid == bounds[i + 1]) {
          break;
        }
      }
    }
  }

  /// Every UID, in ascending order.
  public int[] toArray() {
    int[] all = new int[Math.toIntExact(size())];
    int n = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      for (int uid = bounds[i]; n < all.length; uid++) {
        all[n++] = uid;
        if (uid == bounds[i + 1]) {
          break;
        }
      }
    }
    return all;
  }

  /// What either set holds.
  public UidSet union(UidSet other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    Builder builder = new Builder();
    int mine = 0;
    int others = 0;
    while (mine < bounds.length || others < other.bounds.length) {
      if (others == other.bounds.length
          || (mine < bounds.length && bounds[mine] <= other.bounds[others])) {
        builder.add(bounds[mine], bounds[mine + 1]);
        mine += 2;
      } else {
        builder.add(other.bounds[others], other.bounds[others + 1]);
        others += 2;
      }
    }
    return builder.build();
  }

  /// What both sets hold.
  public UidSet intersection(UidSet other) {
    Builder builder = new Builder();
    int mine = 0;
    int others = 0;
    while (mine < bounds.length && others < other.bounds.length) {
      int from = Math.max(bounds[mine], other.bounds[others]);
      int to = Math.min(bounds[mine + 1], other.bounds[others + 1]);
      if (from <= to) {
        builder.add(from, to);
      }
      if (bounds[mine + 1] < other.bounds[others + 1]) {
        mine += 2;
      } else {
        others += 2;
      }
    }
    return builder.build();
  }

  /// What this set holds and the other does not.
  public UidSet minus(UidSet other) {
    Builder builder = new Builder();
    int others = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      long from = bounds[i];
      while (others < other.bounds.length && other.bounds[others + 1] < from) {
        others += 2;
      }
      for (int j = others; j < other.bounds.length && other.bounds[j] <= bounds[i + 1]; j += 2) {
        if (other.bounds[j] > from) {
          builder.add((int) from, other.bounds[j] - 1);
        }
        from = Math.max(from, other.bounds[j + 1] + 1L);
      }
      if (from <= bounds[i + 1]) {
        builder.add((int) from, bounds[i + 1]);
      }
    }
    return builder.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UidSet set && Arrays.equals(bounds, set.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /// As IMAP spells it: `1:3,5`; empty for the empty set, which IMAP can't spell.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(bounds[i]);
      if (bounds[i + 1] > bounds[i]) {
        text.append(':').append(bounds[i + 1]);
      }
    }
    return text.toString();
  }

  private int bound(int at) {
    if (isEmpty()) {
      throw new NoSuchElementException("no UID");
    }
    return bounds[at];
  }

  /// Makes a set of ranges that come ordered by where they start. One thread uses it, once.
  public static final class Builder {
    private int[] bounds = new int[8];
    private int used;

    public Builder add(int uid) {
      return add(uid, uid);
    }

    /// Adds a range.
    ///
    /// @throws IllegalArgumentException for a range that starts before the one that came before it
    public Builder add(int from, int to) {
      if (from < 1 || to < from || (used > 0 && from < bounds[used - 2])) {
        throw new IllegalArgumentException("not in order: " + from + ":" + to);
      }
      if (used > 0 && from <= bounds[used - 1] + 1L) {
        bounds[used - 1] = Math.max(bounds[used - 1], to);
        return this;
      }
      if (used == bounds.length) {
        bounds = Arrays.copyOf(bounds, used * 2);
      }
      bounds[used++] = from;
      bounds[used++] = to;
      return this;
    }

    public UidSet build() {
      return used == 0 ? EMPTY : new UidSet(Arrays.copyOf(bounds, used));
    }
  }
}
