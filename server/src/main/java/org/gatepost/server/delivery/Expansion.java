package org.gatepost.server.delivery;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatepost.base.address.Address;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.AccountState;
import org.gatepost.store.account.DomainEntry;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;

/// One recipient's way through aliases and groups to mailboxes. Made for one question.
///
/// Each address is looked at once, so that a group within itself does no harm; and no more than the
/// setting allows, so that a pile of groups does none either.
final class Expansion {
  private final Recipients house;
  private final long octets;
  private final Deque<Address> open = new ArrayDeque<>();
  private final Set<Address> seen = new HashSet<>();
  private final List<Reached> reached = new ArrayList<>();
  private boolean foreign;
  private boolean repeated;

  /// @param octets of the message, 0 where that is not known
  Expansion(Recipients house, long octets) {
    this.house = house;
    this.octets = octets;
  }

  /// An account at the end of a way.
  ///
  /// @param tag the sub-address it was called by, or empty
  private record Reached(Account account, String tag) {}

  /// For whom mail to this name is.
  Resolution of(Address name, long octetsMax) throws IOException {
    if (!isOurs(name)) {
      return new Resolution.NotOurs();
    }
    if (!walk(name) || foreign) {
      return new Resolution.Misdirected();
    }
    Set<Destination> found = new LinkedHashSet<>();
    for (Reached one : reached) {
      if (one.account.state() == AccountState.ACTIVE) {
        if (!house
            .mailboxes()
            .quota(one.account.id())
            .hasRoomFor(octets + TraceHeader.OCTETS_ABOUT)) {
          // Nobody is left out in silence: the sender keeps the message until all have room.
          return new Resolution.OverQuota();
        }
        mailbox(one).ifPresent(entry -> found.add(new Destination(one.account.id(), entry.id())));
      }
    }
    if (!found.isEmpty()) {
      return new Resolution.Local(List.copyOf(found), octetsMax);
    }
    if (!reached.isEmpty()) {
      return new Resolution.Disabled();
    }
    return repeated ? new Resolution.Loop() : new Resolution.Unknown();
  }

  /// Whether this name leads to this account, among others.
  boolean reaches(Address name, AccountId account) throws IOException {
    return isOurs(name)
        && walk(name)
        && reached.stream().anyMatch(one -> one.account.id().equals(account));
  }

  /// Follows all ways.
  ///
  /// @return false where there are too many
  private boolean walk(Address name) throws IOException {
    add(name);
    while (!open.isEmpty()) {
      if (seen.size() > house.setting().expansionMax()) {
        return false;
      }
      follow(open.removeFirst());
    }
    return true;
  }

  private boolean isOurs(Address name) throws IOException {
    return house.accounts().domain(name.domain()).isPresent()
        || house.isHost(name.domain()) && house.isRole(name.local());
  }

  private void add(Address name) {
    if (seen.add(name)) {
      open.addLast(name);
    } else {
      repeated = true;
    }
  }

  private void follow(Address name) throws IOException {
    Optional<DomainEntry> domain = house.accounts().domain(name.domain());
    if (domain.isEmpty() && !isOurs(name)) {
      foreign = true;
      return;
    }
    if (followExactly(name, "")) {
      return;
    }
    String separator = domain.map(DomainEntry::separator).orElse("");
    int at = separator.isEmpty() ? -1 : name.local().indexOf(separator, 1);
    if (at > 0) {
      Address person = new Address(name.local().substring(0, at), name.domain());
      if (followExactly(person, name.local().substring(at + separator.length()))) {
        return;
      }
    }
    if (house.isRole(at > 0 ? name.local().substring(0, at) : name.local())) {
      Optional<Account> administrator = house.administrator();
      if (administrator.isPresent()) {
        reached.add(new Reached(administrator.get(), ""));
        return;
      }
    }
    domain.flatMap(DomainEntry::catchAll).map(house::canonical).ifPresent(this::add);
  }

  /// @param tag the sub-address, or empty
  private boolean followExactly(Address name, String tag) throws IOException {
    Optional<List<Address>> targets = house.accounts().alias(name);
    if (targets.isPresent()) {
      targets.get().stream().map(house::canonical).forEach(this::add);
      return true;
    }
    Optional<Account> account = house.accounts().find(name);
    if (account.isPresent()) {
      reached.add(new Reached(account.get(), tag));
    }
    return account.isPresent();
  }

  private Optional<MailboxEntry> mailbox(Reached one) throws IOException {
    if (house.setting().subaddressFolders() && !one.tag.isEmpty()) {
      for (MailboxEntry entry : house.mailboxes().list(one.account.id())) {
        if (entry.exists() && entry.name().text().equalsIgnoreCase(one.tag)) {
          return Optional.of(entry);
        }
      }
    }
    return house.mailboxes().find(one.account.id(), MailboxName.INBOX);
  }
}
