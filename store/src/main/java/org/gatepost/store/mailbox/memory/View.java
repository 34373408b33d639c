package org.gatepost.store.mailbox.memory;

import java.util.Arrays;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.RowSink;
import org.gatepost.store.mailbox.UidSet;

/// One state of a mailbox: its messages in ascending order of UIDs, counted from 0. Immutable.
public final class View {
  /// Rows in a chunk: few enough that copying one's flags is cheap, enough that a list of chunks is
  /// short.
  static final int CHUNK_ROWS = 512;

  private final Heading heading;
  private final Tally tally;
  private final int count;
  private final Columns[] chunks;

  /// How many rows stand before each chunk.
  private final int[] starts;

  View(Heading heading, Tally tally, int count, Columns[] chunks, int[] starts) {
    this.heading = heading;
    this.tally = tally;
    this.count = count;
    this.chunks = chunks;
    this.starts = starts;
  }

  /// A mailbox with these messages.
  public static View of(Heading heading, Rows rows) {
    return new Revision(new View(heading, Tally.NONE, 0, new Columns[0], new int[0]))
        .append(rows)
        .under(heading);
  }

  /// The next state.
  public View after(MailboxEvent event) {
    Revision revision = new Revision(this);
    return switch (event) {
      case MailboxEvent.Appended(var rows, var uidNext, var keywords, var modSeq) ->
          revision.append(rows).under(new Heading(uidNext, modSeq, keywords, heading.gone()));
      case MailboxEvent.Reflagged(var uids, var flags, var keywords, var modSeq) ->
          revision
              .reflag(uids, flags, modSeq)
              .under(new Heading(heading.uidNext(), modSeq, keywords, heading.gone()));
      case MailboxEvent.Expunged(var uids, var modSeq) ->
          revision.remove(uids).under(heading.at(modSeq));
      case MailboxEvent.Deleted(var modSeq) ->
          revision.under(new Heading(heading.uidNext(), modSeq, heading.keywords(), true));
    };
  }

  public Heading heading() {
    return heading;
  }

  public Tally tally() {
    return tally;
  }

  public int count() {
    return count;
  }

  /// The UID of the message at this place.
  int uid(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
    int chunk = chunkOf(index);
    return chunks[chunk].uid()[index - starts[chunk]];
  }

  /// The record of a message; 0 where the UID is not there.
  public long record(int uid) {
    int index = below(uid);
    if (index == count || uid(index) != uid) {
      return 0;
    }
    int chunk = chunkOf(index);
    return chunks[chunk].record()[index - starts[chunk]];
  }

  /// How many messages have a lower UID.
  int below(long uid) {
    int low = 0;
    int high = chunks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (chunks[middle].uid()[0] < uid) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return 0;
    }
    int chunk = low - 1;
    int rows = rows(chunk);
    if (uid > Integer.MAX_VALUE) {
      return starts[chunk] + rows;
    }
    int row = Arrays.binarySearch(chunks[chunk].uid(), 0, rows, (int) uid);
    return starts[chunk] + (row < 0 ? -row - 1 : row);
  }

  /// The place of a message; -1 where the UID is not there.
  int indexOf(int uid) {
    int index = below(uid);
    return index < count && uid(index) == uid ? index : -1;
  }

  /// Every UID.
  UidSet uids() {
    return having(0);
  }

  /// Messages that have all of these flags.
  public UidSet having(long flags) {
    UidSet.Builder found = new UidSet.Builder();
    if (flags == Flags.DELETED && tally.deleted() == 0) {
      return UidSet.EMPTY;
    }
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      for (int row = 0; row < rows(chunk); row++) {
        if ((chunks[chunk].flags()[row] & flags) == flags) {
          found.add(chunks[chunk].uid()[row]);
        }
      }
    }
    return found.build();
  }

  /// The place of the first message that lacks these flags; -1 where there is none.
  int firstWithout(long flags) {
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      long[] all = chunks[chunk].flags();
      for (int row = 0; row < rows(chunk); row++) {
        if ((all[row] & flags) == 0) {
          return starts[chunk] + row;
        }
      }
    }
    return -1;
  }

  /// Gives rows from one place up to another, the first under this number.
  ///
  /// @param recent those to be marked as recent
  void each(int from, int to, int sequence, UidSet recent, RowSink sink) {
    int index = from;
    int offset = sequence - from;
    int firstRecent = recent.isEmpty() ? Integer.MAX_VALUE : recent.first();
    while (index < to) {
      int chunk = chunkOf(index);
      Columns rows = chunks[chunk];
      int start = starts[chunk];
      int end = Math.min(to, start + rows(chunk));
      for (; index < end; index++) {
        int row = index - start;
        int uid = rows.uid()[row];
        long flags = rows.flags()[row];
        if (uid >= firstRecent && recent.contains(uid)) {
          flags |= Flags.RECENT;
        }
        sink.row(
            index + offset, uid, flags, rows.modSeq()[row], rows.octets()[row], rows.date()[row]);
      }
    }
  }

  int chunkCount() {
    return chunks.length;
  }

  Columns chunk(int chunk) {
    return chunks[chunk];
  }

  /// Rows before a chunk.
  int start(int chunk) {
    return starts[chunk];
  }

  /// Rows in a chunk.
  int rows(int chunk) {
    return (chunk + 1 < chunks.length ? starts[chunk + 1] : count) - starts[chunk];
  }

  private int chunkOf(int index) {
    int at = Arrays.binarySearch(starts, index);
    return at < 0 ? -at - 2 : at;
  }
}
