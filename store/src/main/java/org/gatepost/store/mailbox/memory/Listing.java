package org.gatepost.store.mailbox.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;

/// An account's list of mailboxes. Immutable.
public final class Listing {
  private final List<MailboxEntry> entries;
  private final Map<MailboxName, MailboxEntry> byName = new HashMap<>();

  /// @param entries mailboxes and names that are only subscribed to, in the order to show
  public Listing(List<MailboxEntry> entries) {
    this.entries = List.copyOf(entries);
    this.entries.forEach(entry -> byName.put(entry.name(), entry));
  }

  public List<MailboxEntry> entries() {
    return entries;
  }

  /// The mailbox of that name.
  public Optional<MailboxEntry> find(MailboxName name) {
    return Optional.ofNullable(byName.get(name)).filter(MailboxEntry::exists);
  }
}
