package org.gatepost.store.mailbox;

/// What became of a copy or a move. All of it happened, or nothing did.
public sealed interface CopyOutcome {
  /// Done. The n-th of `from` is now the n-th of `to`; both in ascending order (RFC 4315, 3).
  ///
  /// @param uidValidity of the target
  /// @param from what was there to be copied; UIDs that are gone are passed over
  record Copied(int uidValidity, UidSet from, UidSet to) implements CopyOutcome {}

  /// The account has no room for the copies.
  record OverQuota() implements CopyOutcome {}

  /// The target is gone, or the source is.
  record NoSuchMailbox() implements CopyOutcome {}

  /// A move out of a mailbox that was opened to read only.
  record ReadOnly() implements CopyOutcome {}
}
