package org.gatepost.store.mailbox.memory;

import java.util.Arrays;
import org.gatepost.store.mailbox.UidSet;

/// What one view has that an earlier one of the same mailbox has not, and the other way round. New
/// messages are not listed: they are those from the earlier view's next UID on.
///
/// @param removed what is gone
/// @param changed places, in the later view, of messages whose flags changed
record Difference(UidSet removed, int[] changed) {
  private static final Difference NONE = new Difference(UidSet.EMPTY, new int[0]);

  static Difference between(View before, View now) {
    return before == now ? NONE : new Walk(before, now).difference();
  }

  /// Goes through both views side by side; chunks they share are passed over.
  private static final class Walk {
    private final View before;
    private final View now;
    private final UidSet.Builder removed = new UidSet.Builder();
    private int[] changed = new int[4];
    private int changes;
    private int nowChunk;
    private int nowRow;

    Walk(View before, View now) {
      this.before = before;
      this.now = now;
    }

    Difference difference() {
      for (int chunk = 0; chunk < before.chunkCount(); chunk++) {
        boolean aligned = nowRow == 0 && nowChunk < now.chunkCount();
        if (aligned && before.chunk(chunk).equals(now.chunk(nowChunk))) {
          nowChunk++;
        } else {
          compare(chunk);
        }
      }
      return new Difference(removed.build(), Arrays.copyOf(changed, changes));
    }

    private void compare(int chunk) {
      Columns old = before.chunk(chunk);
      int rows = before.rows(chunk);
      for (int row = 0; row < rows; row++) {
        int uid = old.uid()[row];
        skipExhausted();
        if (nowChunk == now.chunkCount() || now.chunk(nowChunk).uid()[nowRow] != uid) {
          removed.add(uid);
          continue;
        }
        if (now.chunk(nowChunk).modSeq()[nowRow] != old.modSeq()[row]) {
          add(now.start(nowChunk) + nowRow);
        }
        nowRow++;
      }
      skipExhausted();
    }

    private void skipExhausted() {
      if (nowChunk < now.chunkCount() && nowRow == now.rows(nowChunk)) {
        nowChunk++;
        nowRow = 0;
      }
    }

    private void add(int index) {
      if (changes == changed.length) {
        changed = Arrays.copyOf(changed, 2 * changes);
      }
      changed[changes++] = index;
    }
  }
}
