package org.gatepost.store.change;

import org.gatepost.store.account.AccountId;

/// Something in a mailbox, or the mailbox itself, is not what it was.
///
/// @param mailbox its number within the account
/// @param modSeq the account's change number that this made
public record Changed(AccountId account, long mailbox, long modSeq) {}
