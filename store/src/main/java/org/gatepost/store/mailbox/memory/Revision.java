package org.gatepost.store.mailbox.memory;

import java.util.ArrayList;
import java.util.List;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.UidSet;

/// Makes the next [View] of the newest one. Used by one thread, once; a view that is not the newest
/// must not be revised, since rows are added behind those it uses.
final class Revision {
  private static final int FIRST_CAPACITY = 16;

  private final List<Columns> chunks = new ArrayList<>();

  /// Rows in use in each chunk.
  private final List<Integer> used = new ArrayList<>();

  private Tally tally;

  Revision(View view) {
    this.tally = view.tally();
    for (int chunk = 0; chunk < view.chunkCount(); chunk++) {
      chunks.add(view.chunk(chunk));
      used.add(view.rows(chunk));
    }
  }

  Revision append(Rows rows) {
    int taken = 0;
    while (taken < rows.count()) {
      int last = tail(rows.count() - taken);
      int at = used.get(last);
      int some = Math.min(rows.count() - taken, chunks.get(last).capacity() - at);
      chunks.get(last).take(at, rows.columns(), taken, some);
      tally = tally.plus(chunks.get(last), at, some);
      used.set(last, at + some);
      taken += some;
    }
    return this;
  }

  Revision reflag(int[] uids, long[] flags, long modSeq) {
    int next = 0;
    for (int chunk = 0; chunk < chunks.size() && next < uids.length; chunk++) {
      Columns old = chunks.get(chunk);
      int rows = used.get(chunk);
      if (old.uid()[rows - 1] < uids[next]) {
        continue;
      }
      Columns changed = old.withOwnFlags();
      chunks.set(chunk, changed);
      for (int row = 0; row < rows && next < uids.length; row++) {
        while (next < uids.length && uids[next] < old.uid()[row]) {
          next++;
        }
        if (next < uids.length && uids[next] == old.uid()[row]) {
          tally = tally.minus(changed, row);
          changed.flags()[row] = flags[next] & ~Flags.RECENT;
          changed.modSeq()[row] = modSeq;
          tally = tally.plus(changed, row, 1);
          next++;
        }
      }
    }
    return this;
  }

  Revision remove(UidSet uids) {
    for (int chunk = chunks.size() - 1; chunk >= 0; chunk--) {
      Columns old = chunks.get(chunk);
      int rows = used.get(chunk);
      UidSet here = uids.intersection(UidSet.range(old.uid()[0], old.uid()[rows - 1]));
      if (!here.isEmpty()) {
        without(chunk, here);
      }
    }
    return this;
  }

  View under(Heading heading) {
    int[] starts = new int[chunks.size()];
    int count = 0;
    for (int chunk = 0; chunk < starts.length; chunk++) {
      starts[chunk] = count;
      count += used.get(chunk);
    }
    return new View(heading, tally, count, chunks.toArray(new Columns[0]), starts);
  }

  private void without(int chunk, UidSet uids) {
    Columns old = chunks.get(chunk);
    Columns kept = Columns.ofCapacity(old.capacity());
    int rows = 0;
    for (int row = 0; row < used.get(chunk); row++) {
      if (uids.contains(old.uid()[row])) {
        tally = tally.minus(old, row);
      } else {
        kept.take(rows++, old, row, 1);
      }
    }
    if (rows == 0) {
      chunks.remove(chunk);
      used.remove(/* index */ chunk);
    } else {
      // Only the last chunk grows; the others need no room.
      chunks.set(chunk, chunk + 1 == chunks.size() ? kept : kept.copy(rows));
      used.set(chunk, rows);
    }
  }

  /// The last chunk, with room for a row at least.
  private int tail(int wanted) {
    int last = chunks.size() - 1;
    if (last >= 0) {
      int capacity = chunks.get(last).capacity();
      if (used.get(last) < capacity) {
        return last;
      }
      if (capacity < View.CHUNK_ROWS) {
        int grown = Math.min(View.CHUNK_ROWS, Math.max(2 * capacity, capacity + wanted));
        chunks.set(last, chunks.get(last).copy(grown));
        return last;
      }
    }
    int capacity =
        chunks.isEmpty()
            ? Math.min(View.CHUNK_ROWS, Math.max(FIRST_CAPACITY, wanted))
            : View.CHUNK_ROWS;
    chunks.add(Columns.ofCapacity(capacity));
    used.add(0);
    return chunks.size() - 1;
  }
}
