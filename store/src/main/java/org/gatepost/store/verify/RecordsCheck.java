package org.gatepost.store.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.gatepost.base.message.MessageIndex;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.blob.Check;
import org.gatepost.store.blob.Content;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.database.Database;
import org.gatepost.store.database.Row;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.key.AccountKey;
import org.gatepost.store.mailbox.IndexSeal;

/// Reads every record of an account, and opens it.
record RecordsCheck(Database database, MessageLog log, AccountKey key, Findings findings) {
  /// Few enough that a snapshot is not held for long, since compaction waits for those who read.
  private static final int PAGE = 100;

  private static final String PAGE_AFTER =
      "SELECT record, segment, position, stored, octets, message_index FROM record"
          + " WHERE account = ? AND record > ? ORDER BY record LIMIT ?";

  void run(AccountId account) throws IOException {
    long last = 0;
    long next = page(account, last);
    while (next > last) {
      last = next;
      next = page(account, last);
    }
  }

  /// Looks at the records after this one.
  ///
  /// @return the last of them, or the one given where there is none
  private long page(AccountId account, long after) throws IOException {
    // Where a record lies is true only within the snapshot that says so.
    return database.read(
        snapshot -> {
          List<Entry> entries = read(snapshot, account, after);
          for (Entry entry : entries) {
            findings.seenRecord(entry.ref.storedLength());
            octets(account, entry);
            index(account, entry);
          }
          return entries.isEmpty() ? after : entries.getLast().record;
        });
  }

  private static List<Entry> read(Snapshot snapshot, AccountId account, long after)
      throws IOException {
    return snapshot.sql(PAGE_AFTER).with(account.value()).with(after).with(PAGE).list(Entry::read);
  }

  private void octets(AccountId account, Entry entry) throws IOException {
    Check check = log.check(account.value(), entry.ref);
    if (check != Check.GOOD) {
      findings.add(new Finding.RecordBad(account.value(), entry.record, entry.ref, check));
      return;
    }
    Counter counter = new Counter();
    try (Content content = log.content(key, entry.ref)) {
      content.slice(0, content.octets(), counter);
    } catch (IOException e) {
      findings.add(new Finding.Unreadable(account.value(), entry.record, said(e)));
      return;
    }
    if (counter.octets != entry.ref.octets()) {
      String why = counter.octets + " octets instead of " + entry.ref.octets();
      findings.add(new Finding.Unreadable(account.value(), entry.record, why));
    }
  }

  private void index(AccountId account, Entry entry) {
    try {
      MessageIndex index = MessageIndex.decode(new IndexSeal(key).open(entry.index));
      if (index.octets() != entry.ref.octets()) {
        String why = "it is of " + index.octets() + " octets instead of " + entry.ref.octets();
        findings.add(new Finding.IndexUnreadable(account.value(), entry.record, why));
      }
    } catch (IOException | RuntimeException e) { // damage may be of any kind
      findings.add(new Finding.IndexUnreadable(account.value(), entry.record, said(e)));
    }
  }

  private static String said(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private record Entry(long record, BlobRef ref, byte[] index) {
    static Entry read(Row row) throws IOException {
      BlobRef ref = new BlobRef(row.integer(2), row.number(3), row.integer(4), row.number(5));
      return new Entry(row.number(1), ref, row.bytes(6));
    }
  }

  /// Counts what it is given.
  private static final class Counter extends OutputStream {
    private long octets;

    @Override
    public void write(int octet) {
      octets++;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      octets += length;
    }
  }
}
