package org.gatepost.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a client knows of a mailbox: the messages it was told of, by number, with the flags it was
/// told. It asks for new messages only, so that it notices what it was not told.
final class Mirror implements AutoCloseable {
  private final Selection selection;
  private final int mailbox;
  private final List<Integer> uids = new ArrayList<>();
  private final TreeMap<Integer, Long> flags = new TreeMap<>();
  private final long startModSeq;
  private final UidSet startUids;

  Mirror(Selection selection, int mailbox) {
    this.selection = selection;
    this.mailbox = mailbox;
    this.startModSeq = selection.highestModSeq();
    learn(1);
    this.startUids = UidSet.of(uids.stream().mapToInt(Integer::intValue).toArray());
  }

  Selection selection() {
    return selection;
  }

  int mailbox() {
    return mailbox;
  }

  int uidNext() {
    return selection.uidNext();
  }

  /// UIDs and flags, as told.
  Map<Integer, Long> messages() {
    return flags;
  }

  void poll(boolean allowExpunge) {
    int before = uids.size();
    Updates updates = selection.poll(allowExpunge);
    for (int sequence : updates.expungedSequences()) {
      int uid = uids.remove(/* index */ sequence - 1);
      assertThat(updates.expunged().contains(uid)).isTrue();
      flags.remove(uid);
    }
    assertThat(updates.expunged().size()).isEqualTo(updates.expungedSequences().length);
    assertThat(allowExpunge || updates.expunged().isEmpty()).isTrue();
    int kept = uids.size();
    assertThat(updates.count()).isEqualTo(selection.count()).isGreaterThanOrEqualTo(kept);
    assertThat(updates.grown()).isEqualTo(updates.count() > kept);
    assertThat(before).isGreaterThanOrEqualTo(kept);
    for (int sequence : updates.changed()) {
      assertThat(sequence).isLessThanOrEqualTo(kept);
      selection.rows(sequence, sequence, (_, uid, now, _, _, _) -> flags.put(uid, stored(now)));
    }
    learn(kept + 1);
    check();
  }

  /// Compares what it was told with what the session shows.
  private void check() {
    Set<Integer> shown = new HashSet<>();
    selection.rows(
        1,
        selection.count(),
        (sequence, uid, now, _, _, _) -> {
          assertThat(uids.get(sequence - 1)).isEqualTo(uid);
          assertThat(stored(now)).isEqualTo(flags.get(uid));
          shown.add(uid);
        });
    for (int sequence = 1; sequence <= uids.size(); sequence++) {
      int uid = uids.get(sequence - 1);
      assertThat(selection.uid(sequence)).isEqualTo(uid);
      assertThat(selection.sequence(uid)).isEqualTo(sequence);
      assertThat(selection.countBelow(uid)).isEqualTo(sequence - 1);
      assertThat(selection.emailId(uid) != 0).isEqualTo(shown.contains(uid));
    }
    assertThat(selection.sequence(Integer.MAX_VALUE)).isZero();
  }

  /// After the last poll: of what was there when it began, that has vanished which is not there
  /// now.
  void checkVanished() throws IOException {
    UidSet now = UidSet.of(uids.stream().mapToInt(Integer::intValue).toArray());
    assertThat(selection.vanished(startModSeq, startUids).uids()).isEqualTo(startUids.minus(now));
  }

  private void learn(int from) {
    for (int sequence = from; sequence <= selection.count(); sequence++) {
      uids.add(selection.uid(sequence));
    }
    if (from <= selection.count()) {
      selection.rows(
          from, selection.count(), (_, uid, now, _, _, _) -> flags.put(uid, stored(now)));
    }
  }

  private static long stored(long shown) {
    return shown & ~Flags.RECENT;
  }

  @Override
  public void close() {
    selection.close();
  }
}
