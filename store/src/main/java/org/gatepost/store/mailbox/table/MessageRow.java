package org.gatepost.store.mailbox.table;

import org.gatepost.store.mailbox.Flags;

/// A row of `message`.
///
/// @param internalDate in seconds since 1970, as is `saveDate`
public record MessageRow(
    int uid, long flags, long modSeq, int octets, long internalDate, long saveDate, long record) {
  /// What it adds to its mailbox's counts.
  ///
  /// @param recentFrom messages from this UID on are recent
  public MailboxRow.Counts counts(int recentFrom) {
    return new MailboxRow.Counts(
        1,
        (flags & Flags.SEEN) == 0 ? 1 : 0,
        (flags & Flags.DELETED) != 0 ? 1 : 0,
        octets,
        uid >= recentFrom ? 1 : 0);
  }

  /// The row with other flags.
  public MessageRow reflagged(long newFlags, long newModSeq) {
    return new MessageRow(uid, newFlags, newModSeq, octets, internalDate, saveDate, record);
  }
}
