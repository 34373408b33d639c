package org.gatepost.store.mailbox.memory;

import org.gatepost.store.mailbox.Keywords;
import org.gatepost.store.mailbox.UidSet;

/// What a committed change did to a mailbox.
public sealed interface MailboxEvent {
  /// The account's change number that it made.
  long modSeq();

  /// Messages came in.
  record Appended(Rows rows, int uidNext, Keywords keywords, long modSeq) implements MailboxEvent {}

  /// Messages have other flags now.
  ///
  /// @param uids in ascending order
  /// @param flags all that each has now
  record Reflagged(int[] uids, long[] flags, Keywords keywords, long modSeq)
      implements MailboxEvent {}

  /// Messages were removed.
  record Expunged(UidSet uids, long modSeq) implements MailboxEvent {}

  /// The mailbox itself was removed.
  record Deleted(long modSeq) implements MailboxEvent {}
}
