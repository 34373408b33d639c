package org.gatepost.store.mailbox.memory;

import java.util.Arrays;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.RowSink;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.Updates;

/// What one session sees: a view that all share, and among its messages those that are gone but
/// keep their numbers until the session may be told. Used by one thread at a time.
public final class Cursor {
  private final Loaded mailbox;
  private final boolean readOnly;
  private View view;

  /// UIDs, ascending, of what is gone but not told.
  private int[] gone = {};

  /// How many messages of the view stand before each of those.
  private int[] goneAfter = {};

  private UidSet recent = UidSet.EMPTY;

  /// Starts at what the mailbox is now.
  public Cursor(Loaded mailbox, boolean readOnly) {
    this.mailbox = mailbox;
    this.readOnly = readOnly;
    this.view = mailbox.view();
    takeRecent();
  }

  public View view() {
    return view;
  }

  public int count() {
    return view.count() + gone.length;
  }

  /// The UID under a number.
  public int uid(int sequence) {
    int before = goneBefore(sequence);
    if (before < gone.length && goneAfter[before] + before + 1 == sequence) {
      return gone[before];
    }
    return view.uid(sequence - 1 - before);
  }

  /// The number of a message; 0 where it is not in sight.
  public int sequence(int uid) {
    int at = Arrays.binarySearch(gone, uid);
    if (at >= 0) {
      return goneAfter[at] + at + 1;
    }
    int index = view.indexOf(uid);
    return index < 0 ? 0 : index + 1 + (-at - 1);
  }

  /// How many messages have a lower UID.
  public int countBelow(long uid) {
    int low = 0;
    while (low < gone.length && gone[low] < uid) {
      low++;
    }
    return view.below(uid) + low;
  }

  /// Every UID that has a number.
  public UidSet uids() {
    return view.uids().union(UidSet.ofSorted(gone, gone.length));
  }

  public int recent() {
    int all = 0;
    for (int range = 0; range < recent.ranges(); range++) {
      all += countBelow(recent.to(range) + 1L) - countBelow(recent.from(range));
    }
    return all;
  }

  /// The number of the first message without `\Seen`; 0 where there is none.
  public int firstUnseen() {
    int index = view.tally().unseen() == 0 ? -1 : view.firstWithout(Flags.SEEN);
    return index < 0 ? 0 : sequence(view.uid(index));
  }

  /// Gives the rows of a range of numbers; what is gone has none.
  public void rows(int fromSequence, int toSequence, RowSink sink) {
    if (fromSequence < 1 || toSequence > count()) {
      throw new IndexOutOfBoundsException(fromSequence + ":" + toSequence);
    }
    int before = goneBefore(fromSequence);
    int sequence = fromSequence;
    while (sequence <= toSequence) {
      int nextGone = before < gone.length ? goneAfter[before] + before + 1 : Integer.MAX_VALUE;
      int end = Math.min(toSequence + 1, nextGone);
      if (sequence < end) {
        int index = sequence - 1 - before;
        view.each(index, index + end - sequence, sequence, recent, sink);
      }
      sequence = end == nextGone ? end + 1 : end;
      before++;
    }
  }

  /// Gives the rows of those of the UIDs that are there.
  public void rows(UidSet uids, RowSink sink) {
    for (int range = 0; range < uids.ranges(); range++) {
      int from = countBelow(uids.from(range)) + 1;
      int to = countBelow(uids.to(range) + 1L);
      if (from <= to) {
        rows(from, to, sink);
      }
    }
  }

  /// Moves on to what the mailbox is now.
  public Updates poll(boolean allowExpunge) {
    View now = mailbox.view();
    if (now == view && (gone.length == 0 || !allowExpunge)) {
      return new Updates(
          new int[0], UidSet.EMPTY, count(), false, recent(), new int[0], false, false);
    }
    View before = view;
    Difference difference = Difference.between(before, now);
    int[] allGone = UidSet.ofSorted(gone, gone.length).union(difference.removed()).toArray();
    view = now;
    goneAre(allGone);
    int[] expunged = {};
    if (allowExpunge) {
      expunged = descendingSequences();
      goneAre(new int[0]);
    }
    takeRecent();
    int[] changed = difference.changed();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = sequenceOf(changed[i]);
    }
    return new Updates(
        expunged,
        allowExpunge ? UidSet.ofSorted(allGone, allGone.length) : UidSet.EMPTY,
        count(),
        now.below(before.heading().uidNext()) < now.count(),
        recent(),
        changed,
        !now.heading().keywords().equals(before.heading().keywords()),
        now.heading().gone());
  }

  private void takeRecent() {
    recent = recent.union(mailbox.recent(view.heading().uidNext(), !readOnly));
  }

  private void goneAre(int[] uids) {
    gone = uids;
    goneAfter = new int[uids.length];
    for (int i = 0; i < uids.length; i++) {
      goneAfter[i] = view.below(uids[i]);
    }
  }

  private int[] descendingSequences() {
    int[] sequences = new int[gone.length];
    for (int i = 0; i < gone.length; i++) {
      sequences[gone.length - 1 - i] = goneAfter[i] + i + 1;
    }
    return sequences;
  }

  /// How many of those that are gone have a lower number.
  private int goneBefore(int sequence) {
    int low = 0;
    int high = gone.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (goneAfter[middle] + middle + 1 < sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The number of the message at a place of the view.
  private int sequenceOf(int index) {
    int low = 0;
    int high = gone.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (goneAfter[middle] <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return index + 1 + low;
  }
}
