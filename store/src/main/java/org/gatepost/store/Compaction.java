package org.gatepost.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.blob.Sealed;
import org.gatepost.store.database.Database;
import org.gatepost.store.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves what is alive out of segments that are mostly dead, a few records a change, and gives
/// those segments up.
///
/// A file goes only with the run after the one that left it without a row or found it so: whoever
/// had read a reference before the move has long used it by then, and so has whoever was about to
/// keep a record in it.
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
  private static final int RECORDS_AT_ONCE = 64;
  private static final long OCTETS_AT_ONCE = 1 << 20;

  private final Database database;
  private final MessageLog log;
  private Set<Integer> unusedBefore = new HashSet<>(); // guarded by the store's upkeep lock

  Compaction(Database database, MessageLog log) {
    this.database = database;
    this.log = log;
  }

  Compacted run() throws IOException {
    int current = log.current();
    Map<Integer, Long> ends = octets("SELECT segment, octets FROM segment");
    Map<Integer, Long> alive = octets("SELECT segment, SUM(stored) FROM record GROUP BY segment");
    int files = removeUnused(ends.keySet(), current);
    int records = 0;
    int segments = 0;
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      int segment = end.getKey();
      if (segment != current && alive.getOrDefault(segment, 0L) < end.getValue() / 2) {
        try {
          records += empty(segment);
          if (giveUp(segment)) {
            unusedBefore.add(segment);
            segments++;
          }
        } catch (IOException e) {
          LOG.atWarn().setCause(e).addKeyValue("segment", segment).log("store.segment.kept");
        }
      }
    }
    return new Compacted(records, segments, files);
  }

  private int removeUnused(Set<Integer> used, int current) throws IOException {
    Set<Integer> unused = new HashSet<>(log.segments());
    unused.removeAll(used);
    unused.remove(current);
    int removed = 0;
    for (int segment : unused) {
      if (unusedBefore.contains(segment)) {
        log.delete(segment);
        removed++;
      }
    }
    unusedBefore = unused;
    return removed;
  }

  /// A row that refers to the log.
  private record Holder(long account, long record, BlobRef ref) {}

  private int empty(int segment) throws IOException {
    int moved = 0;
    for (List<Holder> some = some(segment); !some.isEmpty(); some = some(segment)) {
      move(some);
      moved += some.size();
    }
    return moved;
  }

  private List<Holder> some(int segment) throws IOException {
    List<Holder> rows =
        database.read(
            snapshot ->
                snapshot
                    .sql(
                        "SELECT account, record, segment, position, stored, octets FROM record"
                            + " WHERE segment = ? ORDER BY position LIMIT ?")
                    .with(segment)
                    .with(RECORDS_AT_ONCE)
                    .list(
                        row ->
                            new Holder(
                                row.number(1),
                                row.number(2),
                                new BlobRef(
                                    row.integer(3),
                                    row.number(4),
                                    row.integer(5),
                                    row.number(6)))));
    long octets = 0;
    List<Holder> some = new ArrayList<>();
    for (Holder row : rows) {
      octets += row.ref.storedLength();
      if (octets > OCTETS_AT_ONCE && !some.isEmpty()) {
        break;
      }
      some.add(row);
    }
    return some;
  }

  private void move(List<Holder> holders) throws IOException {
    List<Sealed> copies = new ArrayList<>();
    for (Holder holder : holders) {
      copies.add(log.copy(holder.account, holder.ref));
    }
    int updated =
        database.write(
            transaction -> {
              int rows = 0;
              for (int i = 0; i < copies.size(); i++) {
                rows += move(transaction, holders.get(i), copies.get(i));
              }
              return rows;
            });
    LOG.atDebug().addKeyValue("records", updated).log("store.records.moved");
  }

  private static int move(Transaction transaction, Holder holder, Sealed copy) throws IOException {
    BlobRef to = transaction.keep(copy);
    return transaction
        .sql(
            "UPDATE record SET segment = ?, position = ?"
                + " WHERE account = ? AND record = ? AND segment = ? AND position = ?")
        .with(to.segment())
        .with(to.offset())
        .with(holder.account)
        .with(holder.record)
        .with(holder.ref.segment())
        .with(holder.ref.offset())
        .run();
  }

  private boolean giveUp(int segment) throws IOException {
    return database.write(
            transaction ->
                transaction
                    .sql(
                        "DELETE FROM segment WHERE segment = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM record WHERE segment = ?)")
                    .with(segment)
                    .with(segment)
                    .run())
        == 1;
  }

  private Map<Integer, Long> octets(String sql) throws IOException {
    return database.read(
        snapshot -> {
          Map<Integer, Long> octets = new TreeMap<>();
          snapshot.sql(sql).each(row -> octets.put(row.integer(1), row.number(2)));
          return octets;
        });
  }
}
