package org.gatepost.store.mailbox.table;

import org.gatepost.store.mailbox.Keywords;
import org.gatepost.store.mailbox.MailboxId;
import org.gatepost.store.mailbox.MailboxStatus;

/// A row of `mailbox`.
///
/// @param uses bits of [org.gatepost.store.mailbox.SpecialUse]
/// @param recentFrom UIDs from this one on are recent to the next session that asks
/// @param expungedSince the log of expunges reaches back to this change number
public record MailboxRow(
    MailboxId id,
    String name,
    int uidValidity,
    int uidNext,
    long modSeq,
    int uses,
    Keywords keywords,
    Counts counts,
    int recentFrom,
    long expungedSince) {
  /// What is counted of a mailbox's messages.
  public record Counts(int messages, int unseen, int deleted, long octets, int recent) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /// These and those.
    public Counts plus(Counts more) {
      return new Counts(
          messages + more.messages,
          unseen + more.unseen,
          deleted + more.deleted,
          octets + more.octets,
          recent + more.recent);
    }

    /// These without those.
    public Counts minus(Counts less) {
      return new Counts(
          messages - less.messages,
          unseen - less.unseen,
          deleted - less.deleted,
          octets - less.octets,
          recent - less.recent);
    }
  }

  /// The row after a change.
  public MailboxRow changed(int nextUid, long newModSeq, Keywords newKeywords, Counts newCounts) {
    return new MailboxRow(
        id,
        name,
        uidValidity,
        nextUid,
        newModSeq,
        uses,
        newKeywords,
        newCounts,
        recentFrom,
        expungedSince);
  }

  /// What STATUS tells of it.
  public MailboxStatus status() {
    return new MailboxStatus(
        counts.messages,
        counts.unseen,
        counts.deleted,
        counts.recent,
        uidNext,
        uidValidity,
        modSeq,
        counts.octets);
  }
}
