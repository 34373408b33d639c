package org.gatepost.store.mailbox;

/// The messages that are gone since a change number (RFC 7162, 3.2.5.2).
///
/// @param uids may hold more than what vanished since then where the log does not reach back so
///   far; never a UID that is still there
/// @param exact whether the log reaches back to the change number
public record VanishedSince(UidSet uids, boolean exact) {}
