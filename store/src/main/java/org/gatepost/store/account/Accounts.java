package org.gatepost.store.account;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.key.AccountKey;

/// All accounts, domains and aliases. Every method may be called by any thread.
@SuppressWarnings("DoNotCallSuggester")
public final class Accounts {
  Accounts() {}

  public AddDomain addDomain(Domain name) throws IOException {
    throw new UnsupportedOperationException();
  }

  public RemoveDomain removeDomain(Domain name) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Who gets the mail for names that don't exist.
  ///
  /// @return whether the domain is ours
  public boolean setCatchAll(Domain name, Optional<Address> target) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// What divides a name from its sub-address; empty = nothing does.
  ///
  /// @return whether the domain is ours
  public boolean setSeparator(Domain name, String separator) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Octets that all accounts of a domain may keep together; 0 = no limit.
  ///
  /// @return whether the domain is ours
  public boolean setDomainQuota(Domain name, long octets) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// All domains, by name. From memory.
  public List<DomainEntry> domains() throws IOException {
    throw new UnsupportedOperationException();
  }

  /// One domain. From memory.
  public Optional<DomainEntry> domain(Domain name) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Adds an account with its first mailboxes.
  ///
  /// @param encodedPassword the password's hash as a PHC string
  /// @param quotaOctets 0 = no limit
  public AddAccount add(Address name, String encodedPassword, long quotaOctets) throws IOException {
    throw new UnsupportedOperationException();
  }

  public Optional<Account> find(Address name) throws IOException {
    throw new UnsupportedOperationException();
  }

  public Optional<Account> find(AccountId id) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// All accounts, or those of one domain, by name.
  public List<Account> list(Optional<Domain> domain) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The account's current credentials.
  public List<Credential> credentials(AccountId id) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Makes this the account's password; the one before stays as a row of the past.
  ///
  /// @return whether there is such an account
  public boolean replacePassword(AccountId id, String encoded) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Lets the account be used, or not.
  ///
  /// @return whether there is such an account
  public boolean setState(AccountId id, AccountState state) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Octets of mail that the account may keep.
  ///
  /// @param octets 0 = no limit
  /// @return whether there is such an account
  public boolean setQuota(AccountId id, long octets) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Removes an account, its mail and its key.
  ///
  /// @return whether there was such an account
  public boolean remove(AccountId id) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Gives an alias these targets, in place of those it has.
  public AddAlias addAlias(Address alias, List<Address> targets) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Takes an alias away.
  ///
  /// @return whether there was such an alias
  public boolean removeAlias(Address alias) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// All aliases, by name.
  public List<Alias> aliases() throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Where an alias leads.
  public Optional<List<Address>> alias(Address name) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The key that an account's mail is sealed with; none once the account is removed.
  public Optional<AccountKey> key(AccountId id) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Changes with every write to accounts, domains, aliases or credentials.
  public long revision() {
    throw new UnsupportedOperationException();
  }
}
