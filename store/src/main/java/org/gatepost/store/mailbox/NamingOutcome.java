package org.gatepost.store.mailbox;

/// What became of a change to the list of mailboxes.
public sealed interface NamingOutcome {
  /// What CREATE can end in.
  sealed interface Create extends NamingOutcome {}

  /// What DELETE can end in.
  sealed interface Delete extends NamingOutcome {}

  /// What RENAME can end in.
  sealed interface Rename extends NamingOutcome {}

  record Created(MailboxEntry mailbox) implements Create {}

  record Deleted() implements Delete {}

  record Renamed() implements Rename {}

  /// There is a mailbox of the new name, or of the new name of a child.
  record Exists() implements Create, Rename {}

  record NoSuchMailbox() implements Delete, Rename {}

  /// INBOX stays (RFC 9051, 6.3.5).
  record IsInbox() implements Delete {}

  /// The name has more levels than the setting allows.
  record TooDeep(int levelsMax) implements Create, Rename {}

  /// The new name of a child is longer than a name may be.
  record TooLong() implements Rename {}

  /// The account has as many mailboxes as the setting allows.
  record TooMany(int mailboxesMax) implements Create, Rename {}

  /// Another mailbox of the account is for this already.
  record UseTaken(SpecialUse use) implements Create {}

  /// A mailbox can't become its own child.
  record BelowItself() implements Rename {}
}
