package org.gatepost.store.mailbox.memory;

/// Messages in ascending order of UIDs, gathered to become part of a [View]. One thread fills it,
/// and nothing is added once it has been handed on.
public final class Rows {
  private static final int FIRST_CAPACITY = 4;

  private Columns columns = Columns.ofCapacity(FIRST_CAPACITY);
  private int count;

  /// Adds a message.
  public void add(int uid, long flags, long modSeq, int octets, long date, long record) {
    if (count > 0 && uid <= columns.uid()[count - 1]) {
      throw new IllegalArgumentException("not in order: " + uid);
    }
    if (count == columns.capacity()) {
      columns = columns.copy(2 * count);
    }
    columns.uid()[count] = uid;
    columns.flags()[count] = flags;
    columns.modSeq()[count] = modSeq;
    columns.octets()[count] = octets;
    columns.date()[count] = date;
    columns.record()[count] = record;
    count++;
  }

  public int count() {
    return count;
  }

  Columns columns() {
    return columns;
  }
}
