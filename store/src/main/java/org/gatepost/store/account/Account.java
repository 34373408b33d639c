package org.gatepost.store.account;

import java.time.Instant;
import org.gatepost.base.address.Address;

/// One person's place in the house.
///
/// @param name its address, in lower case
/// @param quotaOctets octets of mail it may keep; 0 = no limit
public record Account(
    AccountId id, Address name, AccountState state, long quotaOctets, Instant created) {}
