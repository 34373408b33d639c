package org.gatepost.store.mailbox;

/// What became of an expunge.
public sealed interface ExpungeOutcome {
  /// Done.
  ///
  /// @param modSeq the change number of the removal; the mailbox's highest where nothing was
  ///   removed
  record Expunged(UidSet uids, long modSeq) implements ExpungeOutcome {}

  /// The mailbox was opened to read only.
  record ReadOnly() implements ExpungeOutcome {}

  /// The mailbox has been deleted.
  record NoSuchMailbox() implements ExpungeOutcome {}
}
