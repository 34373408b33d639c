package org.gatepost.store.mailbox.commit;

import java.util.ArrayList;
import java.util.List;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.mailbox.memory.MailboxEvent;
import org.gatepost.store.mailbox.memory.Place;

/// What memory must learn when a work is committed, in order. One thread fills it.
final class Publications {
  private final List<Publication> all = new ArrayList<>();

  Publications() {}

  /// Something happened in a mailbox.
  void happened(Place place, MailboxEvent event) {
    all.add(new Happened(place, event));
  }

  /// An account's list of mailboxes or subscriptions is not what it was.
  void listed(AccountId account) {
    all.add(new Listed(account));
  }

  List<Publication> all() {
    return all;
  }

  sealed interface Publication {}

  record Happened(Place place, MailboxEvent event) implements Publication {}

  record Listed(AccountId account) implements Publication {}
}
