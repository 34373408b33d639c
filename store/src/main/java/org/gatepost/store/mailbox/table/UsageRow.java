package org.gatepost.store.mailbox.table;

import org.gatepost.store.mailbox.Quota;

/// A row of `usage`, with the limits that bear on it: what an account holds, and the numbers it
/// gives next.
///
/// @param modSeq the account's highest change number
/// @param quotaOctets 0 where there is no limit
/// @param domainQuotaOctets what all accounts of the domain may hold together; 0 where there is no
///   limit
public record UsageRow(
    long octets,
    long messages,
    long modSeq,
    long mailboxNext,
    long recordNext,
    long uidValidityNext,
    long quotaOctets,
    long domainQuotaOctets) {
  /// The row after a change that made the next change number.
  public UsageRow changed(long newOctets, long newMessages, long newRecordNext) {
    return new UsageRow(
        newOctets,
        newMessages,
        modSeq + 1,
        mailboxNext,
        newRecordNext,
        uidValidityNext,
        quotaOctets,
        domainQuotaOctets);
  }

  /// The row after a mailbox was made.
  public UsageRow withMailbox(int uidValidity) {
    return new UsageRow(
        octets,
        messages,
        modSeq + 1,
        mailboxNext + 1,
        recordNext,
        uidValidity + 1L,
        quotaOctets,
        domainQuotaOctets);
  }

  /// What the account holds of what it may hold.
  public Quota quota(long messagesMax) {
    return new Quota(octets, quotaOctets, messages, messagesMax);
  }
}
