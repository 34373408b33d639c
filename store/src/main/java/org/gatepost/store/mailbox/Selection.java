package org.gatepost.store.mailbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.Content;
import org.gatepost.store.change.Watch;
import org.gatepost.store.key.AccountKey;
import org.gatepost.store.mailbox.commit.Copying;
import org.gatepost.store.mailbox.commit.Expunging;
import org.gatepost.store.mailbox.commit.Reflagging;
import org.gatepost.store.mailbox.memory.Cursor;
import org.gatepost.store.mailbox.memory.Loaded;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.ExpungedTable;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageRow;
import org.gatepost.store.mailbox.table.MessageTable;
import org.gatepost.store.mailbox.table.RecordTable;
import org.gatepost.store.mailbox.table.RecordTable.RecordId;

/// One session's view of a mailbox. Used by one thread at a time.
///
/// What it shows is what the mailbox was when [#poll] was last called (or when it was opened), but
/// for messages that were expunged since a `poll(true)`: these keep their numbers until they can be
/// announced.
public final class Selection implements AutoCloseable {
  private final Means means;
  private final Loaded loaded;
  private final Cursor cursor;
  private final boolean readOnly;
  private Watch watch = () -> {};
  private boolean closed;

  Selection(Means means, Loaded loaded, boolean readOnly) {
    this.means = means;
    this.loaded = loaded;
    this.readOnly = readOnly;
    this.cursor = new Cursor(loaded, readOnly);
  }

  public MailboxId mailbox() {
    return place().mailbox();
  }

  public boolean readOnly() {
    return readOnly;
  }

  /// Messages in the view.
  public int count() {
    return cursor.count();
  }

  /// The UID of a message.
  ///
  /// @throws IndexOutOfBoundsException unless the number is 1 to [#count]
  public int uid(int sequence) {
    return cursor.uid(sequence);
  }

  /// The number of a message; 0 where the UID is not in the view.
  public int sequence(int uid) {
    return cursor.sequence(uid);
  }

  /// How many messages of the view have a UID below this one: the numbers from there on are above.
  public int countBelow(int uid) {
    return cursor.countBelow(uid);
  }

  public int uidNext() {
    return cursor.view().heading().uidNext();
  }

  public int uidValidity() {
    return loaded.uidValidity();
  }

  public long highestModSeq() {
    return cursor.view().heading().modSeq();
  }

  /// Messages that are recent to this session.
  public int recent() {
    return cursor.recent();
  }

  /// Messages without `\Seen`, not counting those that are expunged but not yet announced.
  public int unseen() {
    return cursor.view().tally().unseen();
  }

  /// The number of the first message without `\Seen`; 0 where there is none.
  public int firstUnseen() {
    return cursor.firstUnseen();
  }

  public Keywords keywords() {
    return cursor.view().heading().keywords();
  }

  /// Gives the rows of a range of numbers, in order. Messages that are expunged but not yet
  /// announced are passed over.
  public void rows(int fromSequence, int toSequence, RowSink sink) {
    cursor.rows(fromSequence, toSequence, sink);
  }

  /// Gives the rows of those of the UIDs that are there, in order.
  public void rows(UidSet uids, RowSink sink) {
    cursor.rows(uids, sink);
  }

  /// The encoded indexes of messages, in the order of the UIDs; empty arrays for those that are
  /// gone. They are all read at once: ask for a few hundred at a time.
  public List<byte[]> indexes(int[] uids) throws IOException {
    Optional<AccountKey> key = means.accounts().key(account());
    List<byte[]> sealed =
        means
            .commits()
            .database()
            .read(
                snapshot -> {
                  List<byte[]> all = new ArrayList<>(uids.length);
                  for (int uid : uids) {
                    all.add(RecordTable.index(snapshot, record(uid)).orElse(new byte[0]));
                  }
                  return all;
                });
    List<byte[]> open = new ArrayList<>(uids.length);
    if (key.isEmpty()) {
      sealed.forEach(_ -> open.add(new byte[0]));
      return open;
    }
    IndexSeal seal = new IndexSeal(key.get());
    for (byte[] one : sealed) {
      open.add(one.length == 0 ? one : seal.open(one));
    }
    return open;
  }

  /// A message's octets; nothing where it has been expunged.
  public Optional<Content> content(int uid) throws IOException {
    return contents(new int[] {uid}).getFirst();
  }

  /// The octets of messages, in the order of the UIDs; nothing for those that are gone. One
  /// question to the database serves all of them.
  public List<Optional<Content>> contents(int[] uids) throws IOException {
    Optional<AccountKey> key = means.accounts().key(account());
    return means
        .commits()
        .database()
        .read(
            snapshot -> {
              List<Optional<Content>> all = new ArrayList<>(uids.length);
              for (int uid : uids) {
                var ref = RecordTable.place(snapshot, record(uid));
                all.add(
                    key.isEmpty() || ref.isEmpty()
                        ? Optional.empty()
                        : Optional.of(means.log().content(key.get(), ref.get())));
              }
              return all;
            });
  }

  /// When messages were put into this mailbox (RFC 8514), in seconds since 1970, in the order of
  /// the UIDs; 0 for those that are gone.
  public long[] saveDates(int[] uids) throws IOException {
    List<MessageRow> rows =
        means
            .commits()
            .database()
            .read(snapshot -> MessageTable.find(snapshot, place(), UidSet.of(uids)));
    Map<Integer, Long> dates = new HashMap<>();
    rows.forEach(row -> dates.put(row.uid(), row.saveDate()));
    long[] all = new long[uids.length];
    for (int i = 0; i < uids.length; i++) {
      all[i] = dates.getOrDefault(uids[i], 0L);
    }
    return all;
  }

  /// What is the same for a message and its copies within the account, and for nothing else (RFC
  /// 8474, 5.1); 0 where the UID is not there.
  public long emailId(int uid) {
    return cursor.view().record(uid);
  }

  /// Moves the view on to what the mailbox is now, and tells what that changed.
  ///
  /// @param allowExpunge false while the client may be using message numbers (RFC 9051, 7.5.1)
  public Updates poll(boolean allowExpunge) {
    return cursor.poll(allowExpunge);
  }

  /// Changes the flags of those of the UIDs that are there. What it changed comes with the next
  /// [#poll], with the outcome's change number.
  public StoreOutcome storeFlags(UidSet uids, FlagChange change, OptionalLong unchangedSince)
      throws IOException {
    if (readOnly) {
      return new StoreOutcome.ReadOnly();
    }
    return means
        .commits()
        .commit(new Reflagging(place(), uids, change, unchangedSince.orElse(Long.MAX_VALUE)));
  }

  /// Removes every message that is marked `\Deleted`.
  public ExpungeOutcome expunge() throws IOException {
    return expunge(UidSet.range(1, Integer.MAX_VALUE));
  }

  /// Removes those of the UIDs that are marked `\Deleted` (RFC 4315, 2.1).
  public ExpungeOutcome expunge(UidSet only) throws IOException {
    if (readOnly) {
      return new ExpungeOutcome.ReadOnly();
    }
    // Memory shows which ones are marked, so that the ledger need not look at all.
    UidSet marked = loaded.view().having(Flags.DELETED).intersection(only);
    return means.commits().commit(new Expunging(place(), marked, means.limits()));
  }

  /// Copies messages to another mailbox of the account. They share one record in the message log.
  public CopyOutcome copy(UidSet uids, MailboxId target) throws IOException {
    return means
        .commits()
        .commit(new Copying(place(), uids, target, false, means.limits(), means.now()));
  }

  /// Copies messages and removes them here, in one step (RFC 6851).
  public CopyOutcome move(UidSet uids, MailboxId target) throws IOException {
    if (readOnly) {
      return new CopyOutcome.ReadOnly();
    }
    return means
        .commits()
        .commit(new Copying(place(), uids, target, true, means.limits(), means.now()));
  }

  /// Which of the known UIDs are gone since a change number (RFC 7162, 3.2.5.2).
  ///
  /// @param known the UIDs the client knows; where it does not say, everything below [#uidNext]
  public VanishedSince vanished(long modSeq, UidSet known) throws IOException {
    UidSet asked = known.intersection(UidSet.range(1, uidNext() - 1));
    Optional<UidSet> log =
        means
            .commits()
            .database()
            .read(
                snapshot -> {
                  Optional<MailboxRow> row = MailboxTable.find(snapshot, account(), mailbox());
                  return row.isPresent() && row.get().expungedSince() <= modSeq
                      ? Optional.of(ExpungedTable.since(snapshot, place(), modSeq))
                      : Optional.empty();
                });
    // What went since the last poll still has a number here, and is announced with the next one.
    UidSet gone = log.map(asked::intersection).orElse(asked).minus(cursor.uids());
    return new VanishedSince(gone, log.isPresent());
  }

  /// Has this called after each change to the mailbox, by the thread that commits: it must not
  /// wait. Replaces what was set before.
  public void onChange(Runnable wake) {
    watch.close();
    watch = means.commits().changes().watch(account(), mailbox().value(), _ -> wake.run());
  }

  /// Ends it. Closing twice does no harm.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      watch.close();
      means.release(loaded);
    }
  }

  private Place place() {
    return loaded.place();
  }

  private AccountId account() {
    return place().account();
  }

  private RecordId record(int uid) {
    return new RecordId(account(), cursor.view().record(uid));
  }
}
