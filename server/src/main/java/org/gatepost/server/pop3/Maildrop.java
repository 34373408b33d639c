package org.gatepost.server.pop3;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatepost.store.blob.Content;
import org.gatepost.store.mailbox.ExpungeOutcome;
import org.gatepost.store.mailbox.FlagChange;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.StoreOutcome;
import org.gatepost.store.mailbox.UidSet;

/// INBOX as it was at sign-in, and what the client wants removed. Used by one thread.
final class Maildrop implements AutoCloseable {
  private final Selection inbox;
  private final Runnable whenClosed;
  private final int[] uids;
  private final int[] octets;
  private final BitSet deleted = new BitSet();
  private final BitSet taken = new BitSet();
  private boolean closed;

  /// Takes what the selection shows now.
  ///
  /// @param whenClosed gives the account's maildrop free for the next session
  Maildrop(Selection inbox, Runnable whenClosed) {
    this.inbox = inbox;
    this.whenClosed = whenClosed;
    int[] foundUids = new int[inbox.count()];
    int[] foundOctets = new int[inbox.count()];
    int[] count = {0};
    inbox.rows(
        1,
        inbox.count(),
        (_, uid, _, _, size, _) -> {
          foundUids[count[0]] = uid;
          foundOctets[count[0]] = size;
          count[0]++;
        });
    this.uids = Arrays.copyOf(foundUids, count[0]);
    this.octets = Arrays.copyOf(foundOctets, count[0]);
  }

  /// Numbers go from 1 to this one, removed messages among them.
  int last() {
    return uids.length;
  }

  /// Messages that are not marked for removal.
  int count() {
    return uids.length - deleted.cardinality();
  }

  /// Octets of those.
  long octets() {
    long all = 0;
    for (int i = deleted.nextClearBit(0); i < octets.length; i = deleted.nextClearBit(i + 1)) {
      all += octets[i];
    }
    return all;
  }

  /// Whether there is a message of this number that is not marked for removal.
  boolean has(int number) {
    return number >= 1 && number <= uids.length && !deleted.get(number - 1);
  }

  boolean isDeleted(int number) {
    return number >= 1 && number <= uids.length && deleted.get(number - 1);
  }

  int octets(int number) {
    return octets[number - 1];
  }

  /// What is the same for this message in every session and for no other (RFC 1939, 7).
  String uniqueId(int number) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(inbox.uidValidity()) + hex.toHexDigits(uids[number - 1]);
  }

  /// Its octets; nothing where another client has removed it.
  Optional<Content> content(int number) throws IOException {
    return inbox.content(uids[number - 1]);
  }

  void take(int number) {
    taken.set(number - 1);
  }

  void delete(int number) {
    deleted.set(number - 1);
  }

  void reset() {
    deleted.clear();
  }

  /// Messages taken, and messages marked for removal.
  int takenCount() {
    return taken.cardinality();
  }

  int deletedCount() {
    return deleted.cardinality();
  }

  /// Removes what is marked, and marks what was taken as read.
  ///
  /// @return whether all of it was removed
  boolean update(boolean markSeen) throws IOException {
    taken.andNot(deleted);
    if (markSeen && !taken.isEmpty()) {
      add(chosen(taken), Flags.SEEN);
    }
    if (deleted.isEmpty()) {
      return true;
    }
    UidSet doomed = chosen(deleted);
    add(doomed, Flags.DELETED);
    return switch (inbox.expunge(doomed)) {
      case ExpungeOutcome.Expunged _ -> true;
      case ExpungeOutcome.ReadOnly _, ExpungeOutcome.NoSuchMailbox _ -> false;
    };
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      inbox.close();
      whenClosed.run();
    }
  }

  private void add(UidSet messages, long flag) throws IOException {
    StoreOutcome _ =
        inbox.storeFlags(
            messages,
            new FlagChange(FlagChange.Operation.ADD, FlagNames.system(flag)),
            OptionalLong.empty());
  }

  private UidSet chosen(BitSet numbers) {
    return UidSet.of(numbers.stream().map(i -> uids[i]).toArray());
  }
}
