package org.gatepost.server.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.grammar.Command.Resync;
import org.gatepost.server.imap.grammar.SequenceSet;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.VanishedSince;

/// Brings a client that comes back up to date while it opens a mailbox (RFC 7162, 3.2.5).
final class Resyncing {
  private final Printer out;
  private final Announcing announcing;

  Resyncing(Printer out, Announcing announcing) {
    this.out = out;
    this.announcing = announcing;
  }

  /// Tells what vanished, then what changed, of what the client knows. Nothing where it knew
  /// another mailbox of this name.
  void tell(State.InMailbox box, Resync.Qresync client) throws IOException {
    Selection selection = box.selection();
    if (client.uidValidity() != selection.uidValidity() || selection.uidNext() == 1) {
      return;
    }
    UidSet known = known(client.known(), selection.uidNext() - 1);
    VanishedSince vanished = selection.vanished(client.modSeq(), known);
    UidSet gone =
        vanished.exact()
            ? vanished.uids()
            : vanished.uids().minus(UidSet.range(1, agreedUpTo(selection, client)));
    if (!gone.isEmpty()) {
      out.ascii("* VANISHED (EARLIER) ").ascii(gone.toString()).crlf();
    }
    List<Announcing.Row> changed = new ArrayList<>();
    selection.rows(
        1,
        selection.count(),
        (sequence, uid, flags, modSeq, _, _) -> {
          if (modSeq > client.modSeq() && known.contains(uid)) {
            changed.add(new Announcing.Row(sequence, uid, flags, modSeq));
          }
        });
    for (Announcing.Row row : changed) {
      announcing.tellRow(box, row, true);
    }
  }

  /// The UIDs the client knows: those it names, or all there ever were.
  private static UidSet known(SequenceSet named, int last) {
    if (named.isEmpty()) {
      return UidSet.range(1, last);
    }
    long[] ranges = new long[named.ranges()];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = (long) named.first(i, last) << 32 | named.last(i, last);
    }
    Arrays.sort(ranges);
    UidSet.Builder all = new UidSet.Builder();
    for (long range : ranges) {
      int from = (int) (range >>> 32);
      int to = Math.min((int) range, last);
      if (from <= to) {
        all.add(from, to);
      }
    }
    return all.build();
  }

  /// Up to which UID client and server agree on message numbers: as UIDs are only ever taken away
  /// below, nothing below that one has vanished unseen (RFC 7162, 3.2.5.2).
  private static int agreedUpTo(Selection selection, Resync.Qresync client) {
    int[] numbers = expand(client.sequences(), selection.count());
    int[] uids = expand(client.uids(), selection.count());
    int agreed = 0;
    for (int i = 0; i < Math.min(numbers.length, uids.length); i++) {
      if (selection.sequence(uids[i]) != numbers[i]) {
        break;
      }
      agreed = uids[i];
    }
    return agreed;
  }

  private static int[] expand(SequenceSet set, int most) {
    int[] all = new int[most];
    int count = 0;
    for (int range = 0; range < set.ranges() && count < most; range++) {
      int to = set.last(range, 0);
      for (int n = set.first(range, 0); n <= to && n > 0 && count < most; n++) {
        all[count++] = n;
      }
    }
    return Arrays.copyOf(all, count);
  }
}
