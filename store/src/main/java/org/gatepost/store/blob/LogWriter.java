package org.gatepost.store.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatepost.store.blob.Sealed.Form;
import org.gatepost.store.disk.DiskFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger's end of the log: stages the records of a batch, then writes and syncs them at once.
/// Used by the ledger thread only.
///
/// A batch is [#stage] for each record, with [#undo] for a change that failed, then [#flush], then
/// the database's commit, then [#settle]. When anything went wrong on the way it is [#withdraw], or
/// [#abandon] where the commit may have been written.
public final class LogWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

  /// Octets gathered for one write.
  private static final int GATHERED = 1 << 20;

  /// Octets of zeros that a small batch writes ahead. A sync of octets within the file's length
  /// need not wait for the file system's journal; a large batch would write more than it saves.
  private static final int AHEAD = 1 << 20;

  private static final int SMALL_BATCH = 64 << 10;

  private final Segments segments;
  private final long segmentOctets;
  private final ByteBuffer gathered = ByteBuffer.allocateDirect(GATHERED);
  private final List<Staged> staged = new ArrayList<>();
  private int written; // so many of the staged are written and synced
  private @Nullable DiskFile file; // none until the first record, and after a failure
  private volatile int segment; // written by the ledger thread
  private long end; // staged up to here
  private boolean doubtful; // a write or sync of this batch failed
  private long length; // of the file, with the zeros ahead

  LogWriter(Segments segments, long segmentOctets) {
    this.segments = segments;
    this.segmentOctets = segmentOctets;
  }

  private record Staged(Sealed record, BlobRef ref) {}

  /// Goes on where the last commit ended. What lies behind it was never acknowledged and is cut
  /// off.
  public void resume(int lastSegment, long committed) throws IOException {
    segments.reserve(lastSegment);
    if (committed >= segmentOctets || !segments.exists(lastSegment)) {
      return;
    }
    DiskFile last = segments.reopen(lastSegment);
    long octets = last.octets();
    if (octets < committed) {
      LOG.atError()
          .addKeyValue("segment", lastSegment)
          .addKeyValue("octets", octets)
          .addKeyValue("committed", committed)
          .log("store.log.short");
      last.close();
      return;
    }
    if (octets > committed) {
      last.truncate(committed);
    }
    file = last;
    begin(lastSegment, committed);
  }

  /// The segment that is written to now, or was last.
  int current() {
    return segment;
  }

  /// Takes a record into the batch.
  ///
  /// @return where it will lie
  public BlobRef stage(Sealed record) throws IOException {
    BlobRef ref =
        switch (record.form()) {
          case Form.OwnSegment(BlobRef own) -> own;
          case Form.InMemory(byte[] stored, long octets) -> place(stored.length, octets);
        };
    staged.add(new Staged(record, ref));
    record.kept(true);
    return ref;
  }

  /// How many records are staged: what [#undo] goes back to.
  public int mark() {
    return staged.size();
  }

  /// Takes back what was staged since then.
  public void undo(int mark) {
    while (staged.size() > mark) {
      Staged last = staged.removeLast();
      last.record.kept(false);
      if (staged.size() >= written && last.ref.segment() == segment) {
        end = Math.min(end, last.ref.offset());
      }
    }
    written = Math.min(written, staged.size());
  }

  /// How far each segment reaches that this batch adds to.
  public Map<Integer, Long> ends() {
    Map<Integer, Long> ends = new TreeMap<>();
    for (Staged each : staged) {
      BlobRef ref = each.ref;
      ends.merge(ref.segment(), ref.offset() + ref.storedLength(), Math::max);
    }
    return ends;
  }

  /// Writes what is staged and returns when it is on the disk.
  ///
  /// @throws IOException when it may not be; the batch must then be abandoned
  public void flush() throws IOException {
    if (doubtful) {
      throw new IOException("records of this batch may not be on the disk");
    }
    doubtful = true;
    writeStaged();
    written = staged.size();
    doubtful = false;
  }

  private void writeStaged() throws IOException {
    long from = -1; // where the octets gathered belong
    for (Staged each : staged.subList(written, staged.size())) {
      if (each.record.form() instanceof Form.InMemory(byte[] stored, _)) {
        if (from < 0) {
          from = each.ref.offset();
        }
        for (int at = 0; at < stored.length; ) {
          int some = Math.min(gathered.remaining(), stored.length - at);
          gathered.put(stored, at, some);
          at += some;
          if (!gathered.hasRemaining()) {
            from = drain(from);
          }
        }
      }
    }
    if (from >= 0) {
      boolean small = gathered.position() <= SMALL_BATCH && from + gathered.position() == end;
      drain(from);
      if (end > length) {
        length = end;
        if (small) {
          writeAhead();
        }
      }
      file().force();
    }
  }

  /// Ends a batch that the database has committed.
  public void settle() {
    staged.clear();
    written = 0;
  }

  /// Ends a batch that the database surely has not committed: its records are given up.
  public void withdraw() {
    undo(0);
    if (doubtful) {
      abandon();
    }
  }

  /// Ends a batch that failed. After a failed write or sync nobody knows what the disk holds, so
  /// this segment is never written again and the next record starts another.
  public void abandon() {
    settle();
    doubtful = false;
    gathered.clear();
    DiskFile broken = file;
    file = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (IOException e) {
        LOG.atWarn().setCause(e).addKeyValue("segment", segment).log("store.log.unclosed");
      }
    }
  }

  @Override
  public void close() throws IOException {
    DiskFile last = file;
    if (last != null) {
      try (last) {
        last.truncate(end);
      }
    }
  }

  private void begin(int number, long from) {
    segment = number;
    end = from;
    length = from;
  }

  /// Zeros only save time. Where there is no room for them there may yet be for the batch, and for
  /// the database's part of it.
  private void writeAhead() throws IOException {
    long some = Math.min(AHEAD, segmentOctets - end);
    if (some <= 0) {
      return;
    }
    try {
      file().write(ByteBuffer.allocate((int) some), end);
      length = end + some;
    } catch (IOException e) {
      LOG.atDebug().setCause(e).addKeyValue("segment", segment).log("store.log.not-ahead");
      file().truncate(end);
    }
  }

  private BlobRef place(int length, long octets) throws IOException {
    if (file != null && end + length > segmentOctets && end > Segments.HEADER) {
      flush();
      file.truncate(end);
      file.close();
      file = null;
    }
    if (file == null) {
      int number = segments.nextNumber();
      file = segments.create(number);
      begin(number, Segments.HEADER);
    }
    BlobRef ref = new BlobRef(segment, end, length, octets);
    end += length;
    return ref;
  }

  private long drain(long from) throws IOException {
    gathered.flip();
    long next = from + gathered.remaining();
    file().write(gathered, from);
    gathered.clear();
    return next;
  }

  private DiskFile file() throws IOException {
    if (file == null) {
      throw new IOException("no segment to write to");
    }
    return file;
  }
}
