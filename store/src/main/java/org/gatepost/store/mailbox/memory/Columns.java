package org.gatepost.store.mailbox.memory;

import java.util.Arrays;

/// A stretch of messages, an array a column. How many rows are in use is known to who holds it: the
/// rows behind those may be written while others read the ones before.
record Columns(int[] uid, long[] flags, long[] modSeq, int[] octets, long[] date, long[] record) {
  static Columns ofCapacity(int rows) {
    return new Columns(
        new int[rows],
        new long[rows],
        new long[rows],
        new int[rows],
        new long[rows],
        new long[rows]);
  }

  int capacity() {
    return uid.length;
  }

  /// A copy with room for so many rows.
  Columns copy(int capacity) {
    return new Columns(
        Arrays.copyOf(uid, capacity),
        Arrays.copyOf(flags, capacity),
        Arrays.copyOf(modSeq, capacity),
        Arrays.copyOf(octets, capacity),
        Arrays.copyOf(date, capacity),
        Arrays.copyOf(record, capacity));
  }

  /// The same messages with flags and change numbers that may be written.
  Columns withOwnFlags() {
    return new Columns(uid, flags.clone(), modSeq.clone(), octets, date, record);
  }

  /// Takes rows over from another stretch.
  void take(int at, Columns from, int first, int rows) {
    System.arraycopy(from.uid, first, uid, at, rows);
    System.arraycopy(from.flags, first, flags, at, rows);
    System.arraycopy(from.modSeq, first, modSeq, at, rows);
    System.arraycopy(from.octets, first, octets, at, rows);
    System.arraycopy(from.date, first, date, at, rows);
    System.arraycopy(from.record, first, record, at, rows);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
