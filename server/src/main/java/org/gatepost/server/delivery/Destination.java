package org.gatepost.server.delivery;

import org.gatepost.store.account.AccountId;
import org.gatepost.store.mailbox.MailboxId;

/// Where a copy of a message comes to lie.
public record Destination(AccountId account, MailboxId mailbox) {}
