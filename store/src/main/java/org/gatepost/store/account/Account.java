package org.gatepost.store.account;

import java.time.Instant;
import org.gatepost.base.address.Address;

/// Someone whose mail is kept here.
///
/// @param name canonical: lower case, the domain in A-labels
public record Account(
    AccountId id, Address name, AccountState state, long quotaOctets, Instant created) {}
