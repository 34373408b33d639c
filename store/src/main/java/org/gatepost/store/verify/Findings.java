package org.gatepost.store.verify;

import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong, and how much was looked at. One thread uses it at a time.
final class Findings {
  /// Findings kept at most; the rest are counted.
  static final int KEPT_MAX = 1_000;

  private final List<Finding> kept = new ArrayList<>();
  private long all;
  private long accounts;
  private long mailboxes;
  private long messages;
  private long records;
  private long liveOctets;

  void add(Finding finding) {
    all++;
    if (kept.size() < KEPT_MAX) {
      kept.add(finding);
    }
  }

  void seenAccount(long itsMailboxes, long itsMessages) {
    accounts++;
    mailboxes += itsMailboxes;
    messages += itsMessages;
  }

  void seenRecord(long storedOctets) {
    records++;
    liveOctets += storedOctets;
  }

  Verification verification(long logOctets) {
    return new Verification(
        kept,
        all,
        accounts,
        mailboxes,
        messages,
        records,
        liveOctets,
        Math.max(0, logOctets - liveOctets));
  }
}
