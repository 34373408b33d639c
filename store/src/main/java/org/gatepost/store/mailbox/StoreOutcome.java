package org.gatepost.store.mailbox;

/// What became of a change of flags.
public sealed interface StoreOutcome {
  /// On its way to disk and seen by everyone.
  ///
  /// @param changed the messages whose flags are not what they were
  /// @param modified those left alone, because they changed after `unchangedSince` (RFC 7162,
  ///   3.1.3)
  /// @param modSeq the change number that all of `changed` have now; the mailbox's highest where
  ///   nothing changed
  record Stored(UidSet changed, UidSet modified, long modSeq) implements StoreOutcome {}

  /// The mailbox has no bit left for a keyword that is new to it; nothing changed.
  record TooManyKeywords() implements StoreOutcome {}

  /// The mailbox was opened to read only.
  record ReadOnly() implements StoreOutcome {}

  /// The mailbox has been deleted.
  record NoSuchMailbox() implements StoreOutcome {}
}
