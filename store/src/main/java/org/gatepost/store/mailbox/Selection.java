package org.gatepost.store.mailbox;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatepost.store.blob.Content;

/// One session's view of a mailbox. Used by one thread at a time.
///
/// What it shows is what the mailbox was when [#poll] was last called (or when it was opened), but
/// for messages that were expunged since a `poll(true)`: these keep their numbers until they can be
/// announced.
@SuppressWarnings("DoNotCallSuggester")
public final class Selection implements AutoCloseable {
  Selection() {}

  public MailboxId mailbox() {
    throw new UnsupportedOperationException();
  }

  public boolean readOnly() {
    throw new UnsupportedOperationException();
  }

  /// Messages in the view.
  public int count() {
    throw new UnsupportedOperationException();
  }

  /// The UID of a message.
  ///
  /// @throws IndexOutOfBoundsException unless the number is 1 to [#count]
  public int uid(int sequence) {
    throw new UnsupportedOperationException();
  }

  /// The number of a message; 0 where the UID is not in the view.
  public int sequence(int uid) {
    throw new UnsupportedOperationException();
  }

  /// How many messages of the view have a UID below this one: the numbers from this one on are
  /// above.
  public int countBelow(int uid) {
    throw new UnsupportedOperationException();
  }

  public int uidNext() {
    throw new UnsupportedOperationException();
  }

  public int uidValidity() {
    throw new UnsupportedOperationException();
  }

  public long highestModSeq() {
    throw new UnsupportedOperationException();
  }

  /// Messages that are recent to this session.
  public int recent() {
    throw new UnsupportedOperationException();
  }

  public int unseen() {
    throw new UnsupportedOperationException();
  }

  /// The number of the first message without `\Seen`; 0 where there is none.
  public int firstUnseen() {
    throw new UnsupportedOperationException();
  }

  public Keywords keywords() {
    throw new UnsupportedOperationException();
  }

  /// Gives the rows of a range of numbers, in order. Messages that are expunged but not yet
  /// announced are passed over.
  public void rows(int fromSequence, int toSequence, RowSink sink) {
    throw new UnsupportedOperationException();
  }

  /// Gives the rows of those of the UIDs that are there, in order.
  public void rows(UidSet uids, RowSink sink) {
    throw new UnsupportedOperationException();
  }

  /// The encoded indexes of messages, in the order of the UIDs; empty arrays for those that are
  /// gone.
  public List<byte[]> indexes(int[] uids) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// A message's octets; nothing where it has been expunged.
  public Optional<Content> content(int uid) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// When messages were put into this mailbox (RFC 8514), in seconds since 1970, in the order of
  /// the UIDs; 0 for those that are gone.
  public long[] saveDates(int[] uids) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// What is the same for a message and its copies within the account, and for nothing else (RFC
  /// 8474, 5.1); 0 where the UID is not there.
  public long emailId(int uid) {
    throw new UnsupportedOperationException();
  }

  /// Moves the view on to what the mailbox is now, and tells what that changed.
  ///
  /// @param allowExpunge false while the client may be using message numbers (RFC 9051, 7.5.1)
  public Updates poll(boolean allowExpunge) {
    throw new UnsupportedOperationException();
  }

  /// Changes the flags of those of the UIDs that are there. What it changed comes with the next
  /// [#poll], with the outcome's change number.
  public StoreOutcome storeFlags(UidSet uids, FlagChange change, OptionalLong unchangedSince)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Removes every message that is marked `\Deleted`.
  public ExpungeOutcome expunge() throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Removes those of the UIDs that are marked `\Deleted` (RFC 4315, 2.1).
  public ExpungeOutcome expunge(UidSet only) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Copies messages to another mailbox of the account. They share one record in the message log.
  public CopyOutcome copy(UidSet uids, MailboxId target) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Copies messages and removes them here, in one step (RFC 6851).
  public CopyOutcome move(UidSet uids, MailboxId target) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Which of the known UIDs are gone since a change number (RFC 7162, 3.2.5.2).
  ///
  /// @param known the UIDs the client knows; where it does not say, everything below [#uidNext]
  public VanishedSince vanished(long modSeq, UidSet known) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Has this called after each change to the mailbox, by the thread that commits: it must not
  /// wait. Replaces what was set before.
  public void onChange(Runnable wake) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
