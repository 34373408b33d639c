package org.gatepost.store.mailbox.memory;

/// A mailbox as it was read from the database.
///
/// @param recentFrom UIDs from this one on are recent to the next session that asks
public record Image(View view, int uidValidity, int recentFrom) {}
