package org.gatepost.store.mailbox;

/// What STATUS tells (RFC 9051, 6.3.11).
///
/// @param octets the sizes of all messages together
public record MailboxStatus(
    int messages,
    int unseen,
    int deleted,
    int recent,
    int uidNext,
    int uidValidity,
    long highestModSeq,
    long octets) {}
