package org.gatepost.store.mailbox.commit;

import org.gatepost.store.blob.Sealed;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.memory.Place;

/// A message that is sealed and ready to be appended.
///
/// @param record its octets; several messages of one account may name the same one
/// @param index its index, sealed
/// @param internalDate in seconds since 1970
public record Incoming(
    Place place, Sealed record, byte[] index, int octets, long internalDate, FlagNames flags) {}
