package org.gatepost.store.mailbox;

import org.gatepost.store.account.AccountId;

/// Where a new message goes.
public record Append(AccountId account, MailboxId mailbox, NewMessage message) {}
