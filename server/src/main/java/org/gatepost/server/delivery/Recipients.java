package org.gatepost.server.delivery;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.name.Reading;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.AccountState;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.mailbox.Mailboxes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out for whom a recipient's mail is. Any thread may ask; all of it is answered from memory
/// but for quotas.
public final class Recipients {
  private static final Logger log = LoggerFactory.getLogger(Recipients.class);
  private static final String FAILED = "delivery.recipients.failed";

  private final Domain host;
  private final DeliverySetting setting;
  private final SizeLimits limits;
  private final Names names;
  private final Accounts accounts;
  private final Mailboxes mailboxes;

  /// @param hostname this server's own name, at which its postmaster is reached as well
  public Recipients(
      Domain hostname,
      DeliverySetting setting,
      Names names,
      Accounts accounts,
      Mailboxes mailboxes) {
    this.host = hostname;
    this.setting = setting;
    this.limits = new SizeLimits(setting);
    this.names = names;
    this.accounts = accounts;
    this.mailboxes = mailboxes;
  }

  /// Octets in a message at most, whoever it is for.
  public long octetsMax() {
    return limits.most();
  }

  /// For whom mail to this address is.
  ///
  /// @param octets how large the message will be, as far as it is known; 0 where it is not
  public Resolution resolve(Address to, long octets) {
    try {
      Address name = canonical(to);
      long octetsMax = limits.of(name.domain());
      if (octets > octetsMax && accounts.domain(name.domain()).isPresent()) {
        return new Resolution.TooLarge();
      }
      return new Expansion(this, octets).of(name, octetsMax);
    } catch (IOException e) {
      log.atWarn().setCause(e).log(FAILED);
      return new Resolution.TryLater();
    }
  }

  /// For whom mail to `<Postmaster>` is (RFC 5321, 4.5.1).
  public Resolution postmaster(long octets) {
    return resolve(postmasterAddress(), octets);
  }

  /// How `<Postmaster>` reads with a domain.
  public Address postmasterAddress() {
    return new Address("postmaster", host);
  }

  /// Whether this account may call itself by this address.
  public Ownership ownership(Address name, AccountId account) {
    try {
      boolean own = new Expansion(this, 0).reaches(canonical(name), account);
      return own ? Ownership.OWN : Ownership.FOREIGN;
    } catch (IOException e) {
      log.atWarn().setCause(e).log(FAILED);
      return Ownership.UNKNOWN_NOW;
    }
  }

  /// The name as the store knows it. A local part that no account can have stays as it is: an alias
  /// or a catch-all may want it.
  Address canonical(Address given) {
    return switch (names.read(given.local() + "@" + given.domain(), Optional.empty())) {
      case Reading.Name(var name, _) -> name;
      case Reading.Unreadable _ -> new Address(given.local(), canonical(given.domain()));
    };
  }

  /// The domain in the spelling in which it was added: in ASCII.
  private Domain canonical(Domain given) {
    return switch (names.read("postmaster@" + given, Optional.empty())) {
      case Reading.Name(var name, _) -> name.domain();
      case Reading.Unreadable _ -> given;
    };
  }

  /// Whether mail to this name must reach an administrator (RFC 2142).
  boolean isRole(String local) {
    return names.isRole(local);
  }

  /// Who gets what nobody else is there for: the account of the settings, or the first.
  Optional<Account> administrator() throws IOException {
    Optional<Address> named = Address.parse(setting.administrator());
    if (named.isPresent()) {
      Optional<Account> account = accounts.find(canonical(named.get()));
      if (account.isPresent() && account.get().state() == AccountState.ACTIVE) {
        return account;
      }
    }
    return accounts.first(AccountState.ACTIVE);
  }

  boolean isHost(Domain domain) {
    return domain.equals(host);
  }

  Accounts accounts() {
    return accounts;
  }

  Mailboxes mailboxes() {
    return mailboxes;
  }

  DeliverySetting setting() {
    return setting;
  }
}
