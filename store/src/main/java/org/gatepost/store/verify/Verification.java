package org.gatepost.store.verify;

import java.util.List;

/// What was looked at, and what is wrong.
///
/// @param findings the first thousand or so
/// @param findingsInAll how many there are
/// @param liveOctets in the message log, referred to by a row
/// @param deadOctets in the message log, referred to by none: room for compaction to regain
public record Verification(
    List<Finding> findings,
    long findingsInAll,
    long accounts,
    long mailboxes,
    long messages,
    long records,
    long liveOctets,
    long deadOctets) {
  public Verification {
    findings = List.copyOf(findings);
  }

  /// Whether nothing is wrong.
  public boolean clean() {
    return findingsInAll == 0;
  }
}
