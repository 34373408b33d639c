package org.gatepost.store.mailbox.memory;

import org.gatepost.store.account.AccountId;
import org.gatepost.store.mailbox.MailboxId;

/// One mailbox among all accounts'.
public record Place(AccountId account, MailboxId mailbox) {}
