package org.gatepost.store.mailbox;

import java.util.Set;

/// A name in an account's list of mailboxes.
///
/// @param uidValidity never the same for two mailboxes of one account, even of the same name
/// @param exists false where the name is only subscribed to; then the number is [MailboxId#NONE]
public record MailboxEntry(
    MailboxId id,
    MailboxName name,
    int uidValidity,
    Set<SpecialUse> uses,
    boolean subscribed,
    boolean exists) {
  public MailboxEntry {
    uses = Set.copyOf(uses);
  }
}
