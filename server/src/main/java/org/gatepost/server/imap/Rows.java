package org.gatepost.server.imap;

import java.io.IOException;
import org.gatepost.store.mailbox.RowSink;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;

/// A chunk of a mailbox's rows, copied out of it, so that nothing is held while they are printed.
final class Rows implements RowSink {
  /// What is done with each chunk.
  @FunctionalInterface
  interface Use {
    void chunk(Rows rows) throws IOException;
  }

  private final int[] sequences;
  private final int[] uids;
  private final long[] flags;
  private final long[] modSeqs;
  private final int[] octets;
  private final long[] dates;
  private int size;

  private Rows(int room) {
    sequences = new int[room];
    uids = new int[room];
    flags = new long[room];
    modSeqs = new long[room];
    octets = new int[room];
    dates = new long[room];
  }

  /// Goes through those of the UIDs that are there, in order, at most `room` at a time.
  ///
  /// @return how many messages there were
  static int walk(Selection selection, UidSet set, int room, Use use) throws IOException {
    int most = Math.min(room, Messages.count(selection, set));
    if (most == 0) {
      return 0;
    }
    Rows rows = new Rows(most);
    int found = 0;
    for (int range = 0; range < set.ranges(); range++) {
      int at = Messages.firstAt(selection, set, range);
      int last = Messages.lastAt(selection, set, range);
      while (at <= last) {
        int to = Math.min(last, at + most - rows.size - 1);
        selection.rows(at, to, rows);
        at = to + 1;
        if (rows.size == most) {
          found += rows.use(use);
        }
      }
    }
    return found + rows.use(use);
  }

  private int use(Use use) throws IOException {
    int used = size;
    if (used > 0) {
      use.chunk(this);
    }
    size = 0;
    return used;
  }

  @Override
  public void row(int sequence, int uid, long flag, long modSeq, int length, long internalDate) {
    sequences[size] = sequence;
    uids[size] = uid;
    flags[size] = flag;
    modSeqs[size] = modSeq;
    octets[size] = length;
    dates[size] = internalDate;
    size++;
  }

  int size() {
    return size;
  }

  int sequence(int at) {
    return sequences[at];
  }

  int uid(int at) {
    return uids[at];
  }

  long flags(int at) {
    return flags[at];
  }

  long modSeq(int at) {
    return modSeqs[at];
  }

  int octets(int at) {
    return octets[at];
  }

  long date(int at) {
    return dates[at];
  }

  /// The row as an announcement takes it.
  Announcing.Row row(int at) {
    return new Announcing.Row(sequences[at], uids[at], flags[at], modSeqs[at]);
  }
}
