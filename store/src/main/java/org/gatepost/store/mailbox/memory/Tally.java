package org.gatepost.store.mailbox.memory;

import org.gatepost.store.mailbox.Flags;

/// What STATUS counts besides messages.
public record Tally(int unseen, int deleted, long octets) {
  static final Tally NONE = new Tally(0, 0, 0);

  Tally plus(Columns columns, int from, int rows) {
    return moved(columns, from, rows, 1);
  }

  Tally minus(Columns columns, int row) {
    return moved(columns, row, 1, -1);
  }

  private Tally moved(Columns columns, int from, int rows, int sign) {
    int newUnseen = unseen;
    int newDeleted = deleted;
    long newOctets = octets;
    for (int row = from; row < from + rows; row++) {
      newUnseen += (columns.flags()[row] & Flags.SEEN) == 0 ? sign : 0;
      newDeleted += (columns.flags()[row] & Flags.DELETED) != 0 ? sign : 0;
      newOctets += (long) sign * columns.octets()[row];
    }
    return new Tally(newUnseen, newDeleted, newOctets);
  }
}
