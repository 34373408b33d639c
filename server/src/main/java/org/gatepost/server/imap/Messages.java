package org.gatepost.server.imap;

import java.util.Arrays;
import java.util.Optional;
import org.gatepost.server.imap.grammar.SequenceSet;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;

/// Which messages of an open mailbox a client means.
final class Messages {
  private Messages() {}

  /// The UIDs that a set means; nothing where it names a message number that there is not, which is
  /// an error of the client (RFC 9051, 9: seq-number). UIDs that are not there do no harm.
  static Optional<UidSet> named(State.InMailbox box, boolean byUid, SequenceSet set) {
    Selection selection = box.selection();
    if (set.isSaved()) {
      return Optional.of(box.saved());
    }
    if (byUid) {
      return Optional.of(uids(selection, set));
    }
    int count = selection.count();
    for (int i = 0; i < set.ranges(); i++) {
      // "*" alone is right even where there is no message.
      if (set.last(i, count) > count || set.first(i, count) == 0 && count > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(numbered(selection, set));
  }

  /// The UIDs behind those message numbers that are there.
  static UidSet numbered(Selection selection, SequenceSet set) {
    int count = selection.count();
    long[] ranges = new long[set.ranges()];
    int used = 0;
    for (int i = 0; i < ranges.length; i++) {
      int first = Math.max(1, set.first(i, count));
      int last = Math.min(count, set.last(i, count));
      if (first <= last) {
        ranges[used++] = pair(selection.uid(first), selection.uid(last));
      }
    }
    return union(ranges, used);
  }

  /// A set of UIDs; `*` is the last message's, which a range to `*` always has in it.
  static UidSet uids(Selection selection, SequenceSet set) {
    int count = selection.count();
    int star = count == 0 ? selection.uidNext() : selection.uid(count);
    long[] ranges = new long[set.ranges()];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = pair(Math.max(1, set.first(i, star)), Math.max(1, set.last(i, star)));
    }
    return union(ranges, ranges.length);
  }

  /// Messages of the view that the set holds, expunged ones too.
  static int count(Selection selection, UidSet uids) {
    int count = 0;
    for (int i = 0; i < uids.ranges(); i++) {
      count += lastAt(selection, uids, i) - firstAt(selection, uids, i) + 1;
    }
    return count;
  }

  /// The number of the first message of a range.
  static int firstAt(Selection selection, UidSet uids, int range) {
    return selection.countBelow(uids.from(range)) + 1;
  }

  /// The number of the last message of a range; less than the first where it has none.
  static int lastAt(Selection selection, UidSet uids, int range) {
    int to = uids.to(range);
    return to == Integer.MAX_VALUE ? selection.count() : selection.countBelow(to + 1);
  }

  /// The set as UIDs, or as the numbers of those that are in the view.
  static String spelled(Selection selection, boolean byUid, UidSet uids) {
    if (byUid) {
      return uids.toString();
    }
    UidSet.Builder numbers = new UidSet.Builder();
    uids.forEach(
        uid -> {
          int number = selection.sequence(uid);
          if (number > 0) {
            numbers.add(number);
          }
        });
    return numbers.build().toString();
  }

  private static UidSet union(long[] ranges, int used) {
    Arrays.sort(ranges, 0, used);
    UidSet.Builder all = new UidSet.Builder();
    for (int i = 0; i < used; i++) {
      all.add((int) (ranges[i] >>> 32), (int) ranges[i]);
    }
    return all.build();
  }

  private static long pair(int from, int to) {
    return (long) from << 32 | to;
  }
}
