package org.gatepost.gate;

import org.gatepost.base.text.Secret;

/// Someone asks to come in.
///
/// @param claimedName whose mailbox, as it was typed
/// @param actAs the authorization identity of RFC 4616, empty when it is the same
/// @param secret whoever made it closes it after the decision
public record Attempt(
    Origin origin, Mechanism mechanism, String claimedName, String actAs, Secret secret) {}
