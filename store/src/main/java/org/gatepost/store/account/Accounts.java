package org.gatepost.store.account;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.database.Change;
import org.gatepost.store.database.Database;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.key.AccountKey;
import org.gatepost.store.key.MasterKey;

/// All accounts, domains and aliases. Every method may be called by any thread but a reader's of
/// the database.
public final class Accounts {
  private static final String SEPARATOR = "+";

  private final Database database;
  private final MasterKey master;
  private final InstantSource clock;
  private final Furnishing furnishing;
  private final AtomicLong revision = new AtomicLong();
  private final Remembered<Address, Optional<Account>> byName;
  private final Remembered<AccountId, Optional<Account>> byId;
  private final Remembered<AccountState, Optional<Account>> firsts;
  private final Remembered<AccountId, List<Credential>> credentials;
  private final Remembered<AccountId, Optional<AccountKey>> keys;
  private final Remembered<Address, Optional<List<Address>>> aliases;
  private final Remembered<Domain, Optional<DomainEntry>> domains;

  /// The accounts in this database.
  ///
  /// @param furnishing what a new account finds in place
  /// @param rememberedMax accounts kept in memory at most
  public Accounts(
      Database database,
      MasterKey master,
      InstantSource clock,
      Furnishing furnishing,
      int rememberedMax) {
    this.database = database;
    this.master = master;
    this.clock = clock;
    this.furnishing = furnishing;
    byName = new Remembered<>(database, rememberedMax, name -> db -> AccountRows.find(db, name));
    byId = new Remembered<>(database, rememberedMax, id -> db -> AccountRows.find(db, id));
    firsts =
        new Remembered<>(
            database, AccountState.values().length, state -> db -> AccountRows.first(db, state));
    credentials =
        new Remembered<>(
            database, rememberedMax, id -> db -> List.copyOf(AccountRows.credentials(db, id)));
    keys = new Remembered<>(database, rememberedMax, id -> db -> readKey(db, id));
    aliases = new Remembered<>(database, rememberedMax, name -> db -> DomainRows.alias(db, name));
    domains = new Remembered<>(database, rememberedMax, name -> db -> DomainRows.find(db, name));
    database.onReopened(this::forgetAll);
  }

  /// Makes a domain ours.
  public AddDomain addDomain(Domain name) throws IOException {
    DomainEntry entry = new DomainEntry(name, "", SEPARATOR, 0, now());
    return write(
        transaction -> {
          if (DomainRows.find(transaction, name).isPresent()) {
            return new AddDomain.Exists();
          }
          DomainRows.insert(transaction, entry);
          return new AddDomain.Added(entry);
        },
        outcome -> {
          domains.forget(name);
          return outcome instanceof AddDomain.Added;
        });
  }

  /// Gives up a domain that no account or alias uses.
  public RemoveDomain removeDomain(Domain name) throws IOException {
    return write(
        transaction -> {
          if (DomainRows.find(transaction, name).isEmpty()) {
            return new RemoveDomain.NoSuchDomain();
          }
          long accounts = AccountRows.count(transaction, name);
          long aliases = DomainRows.aliasCount(transaction, name);
          if (accounts + aliases > 0) {
            return new RemoveDomain.InUse(accounts, aliases);
          }
          DomainRows.remove(transaction, name);
          return new RemoveDomain.Removed();
        },
        outcome -> {
          domains.forget(name);
          return outcome instanceof RemoveDomain.Removed;
        });
  }

  /// Who gets the mail for names that don't exist.
  ///
  /// @return whether the domain is ours
  public boolean setCatchAll(Domain name, Optional<Address> target) throws IOException {
    String text = target.map(Address::toString).orElse("");
    return update(
        name,
        old -> new DomainEntry(name, text, old.separator(), old.quotaOctets(), old.created()));
  }

  /// What divides a name from its sub-address; empty = nothing does.
  ///
  /// @return whether the domain is ours
  public boolean setSeparator(Domain name, String separator) throws IOException {
    return update(
        name,
        old ->
            new DomainEntry(name, old.catchAllText(), separator, old.quotaOctets(), old.created()));
  }

  /// Octets that all accounts of a domain may keep together; 0 = no limit.
  ///
  /// @return whether the domain is ours
  public boolean setDomainQuota(Domain name, long octets) throws IOException {
    return update(
        name,
        old -> new DomainEntry(name, old.catchAllText(), old.separator(), octets, old.created()));
  }

  /// All domains, by name.
  public List<DomainEntry> domains() throws IOException {
    return database.read(DomainRows::list);
  }

  /// One domain. From memory.
  public Optional<DomainEntry> domain(Domain name) throws IOException {
    return domains.get(name);
  }

  /// Adds an account with its first mailboxes.
  ///
  /// @param encodedPassword the password's hash as a PHC string
  /// @param quotaOctets 0 = no limit
  public AddAccount add(Address name, String encodedPassword, long quotaOctets) throws IOException {
    Address canonical = canonical(name);
    Instant now = now();
    return write(
        transaction -> {
          if (DomainRows.find(transaction, canonical.domain()).isEmpty()) {
            return new AddAccount.NoSuchDomain();
          }
          if (AccountRows.find(transaction, canonical).isPresent()
              || DomainRows.alias(transaction, canonical).isPresent()) {
            return new AddAccount.Exists();
          }
          AccountId id = AccountRows.nextId(transaction);
          Account account = new Account(id, canonical, AccountState.ACTIVE, quotaOctets, now);
          AccountRows.insert(transaction, account);
          byte[] wrapped = master.wrap(master.newKey(id.value()));
          AccountRows.insertKey(transaction, id, wrapped, now);
          AccountRows.replacePassword(transaction, id, encodedPassword, now);
          furnishing.furnish(transaction, id);
          return new AddAccount.Added(account);
        },
        outcome -> {
          if (outcome instanceof AddAccount.Added(Account account)) {
            forget(account.id());
            byName.forget(canonical);
          }
          return outcome instanceof AddAccount.Added;
        });
  }

  /// The account with this name. From memory.
  public Optional<Account> find(Address name) throws IOException {
    return byName.get(canonical(name));
  }

  /// The account with this number. From memory.
  public Optional<Account> find(AccountId id) throws IOException {
    return byId.get(id);
  }

  /// The oldest account in this state. From memory.
  public Optional<Account> first(AccountState state) throws IOException {
    return firsts.get(state);
  }

  /// All accounts, or those of one domain, by name.
  public List<Account> list(Optional<Domain> domain) throws IOException {
    return database.read(
        snapshot ->
            domain.isPresent()
                ? AccountRows.list(snapshot, domain.get())
                : AccountRows.list(snapshot));
  }

  /// The account's current credentials. From memory.
  public List<Credential> credentials(AccountId id) throws IOException {
    return credentials.get(id);
  }

  /// Makes this the account's password; the one before stays as a row of the past.
  ///
  /// @return whether there is such an account
  public boolean replacePassword(AccountId id, String encoded) throws IOException {
    Instant now = now();
    return change(
        id,
        transaction -> {
          boolean found = AccountRows.find(transaction, id).isPresent();
          if (found) {
            AccountRows.replacePassword(transaction, id, encoded, now);
          }
          return found;
        });
  }

  /// Lets the account be used, or not.
  ///
  /// @return whether there is such an account
  public boolean setState(AccountId id, AccountState state) throws IOException {
    return change(id, transaction -> AccountRows.setState(transaction, id, state));
  }

  /// Octets of mail that the account may keep.
  ///
  /// @param octets 0 = no limit
  /// @return whether there is such an account
  public boolean setQuota(AccountId id, long octets) throws IOException {
    return change(id, transaction -> AccountRows.setQuota(transaction, id, octets));
  }

  /// Removes an account and its key, then clears its mail away, a piece at a time.
  ///
  /// @return whether there was such an account
  public boolean remove(AccountId id) throws IOException {
    boolean removed =
        change(
            id,
            transaction -> {
              boolean found = AccountRows.find(transaction, id).isPresent();
              if (found) {
                AccountRows.remove(transaction, id);
              }
              return found;
            });
    if (removed) {
      clear(id);
    }
    return removed;
  }

  /// Clears away what is left of removed accounts, where a crash came between.
  public void finishRemovals() throws IOException {
    for (AccountId id : database.read(AccountRows::removals)) {
      clear(id);
    }
  }

  /// Gives an alias these targets, in place of those it has.
  public AddAlias addAlias(Address alias, List<Address> targets) throws IOException {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("an alias leads somewhere");
    }
    Address canonical = canonical(alias);
    Alias row = new Alias(canonical, targets);
    return write(
        transaction -> {
          if (DomainRows.find(transaction, canonical.domain()).isEmpty()) {
            return new AddAlias.NoSuchDomain();
          }
          if (AccountRows.find(transaction, canonical).isPresent()) {
            return new AddAlias.IsAccount();
          }
          DomainRows.removeAlias(transaction, canonical);
          DomainRows.insert(transaction, row);
          return new AddAlias.Added();
        },
        outcome -> {
          aliases.forget(canonical);
          return outcome instanceof AddAlias.Added;
        });
  }

  /// Takes an alias away.
  ///
  /// @return whether there was such an alias
  public boolean removeAlias(Address alias) throws IOException {
    Address canonical = canonical(alias);
    return write(
        transaction -> DomainRows.removeAlias(transaction, canonical),
        removed -> {
          aliases.forget(canonical);
          return removed;
        });
  }

  /// All aliases, by name.
  public List<Alias> aliases() throws IOException {
    return database.read(DomainRows::aliases);
  }

  /// Where an alias leads. From memory.
  public Optional<List<Address>> alias(Address name) throws IOException {
    return aliases.get(canonical(name));
  }

  /// The key that an account's mail is sealed with; none once the account is removed. From memory.
  public Optional<AccountKey> key(AccountId id) throws IOException {
    return keys.get(id);
  }

  /// Changes with every write to accounts, domains, aliases or credentials.
  public long revision() {
    return revision.get();
  }

  private void clear(AccountId id) throws IOException {
    boolean done = false;
    while (!done) {
      done = database.write(transaction -> AccountRows.clear(transaction, id));
    }
  }

  private boolean update(Domain name, UnaryOperator<DomainEntry> change) throws IOException {
    return write(
        transaction -> {
          Optional<DomainEntry> old = DomainRows.find(transaction, name);
          if (old.isPresent()) {
            DomainRows.update(transaction, change.apply(old.get()));
          }
          return old.isPresent();
        },
        found -> {
          domains.forget(name);
          return found;
        });
  }

  private boolean change(AccountId id, Change<Boolean> change) throws IOException {
    Optional<Address> name = find(id).map(Account::name);
    return write(
        change,
        changed -> {
          forget(id);
          name.ifPresent(byName::forget);
          return changed;
        });
  }

  /// Makes a change and has memory forget what it touched.
  ///
  /// @param forget run after the commit; says whether anything changed
  private <T> T write(Change<T> change, Predicate<T> forget) throws IOException {
    return database.write(
        new Change<>() {
          @Override
          public T apply(Transaction transaction) throws IOException {
            return change.apply(transaction);
          }

          @Override
          public void committed(T result) {
            if (forget.test(result)) {
              revision.incrementAndGet();
            }
          }
        });
  }

  private void forget(AccountId id) {
    byId.forget(id);
    List.of(AccountState.values()).forEach(firsts::forget);
    credentials.forget(id);
    keys.forget(id);
  }

  private void forgetAll() {
    byName.forgetAll();
    byId.forgetAll();
    firsts.forgetAll();
    credentials.forgetAll();
    keys.forgetAll();
    aliases.forgetAll();
    domains.forgetAll();
    revision.incrementAndGet();
  }

  private Optional<AccountKey> readKey(Snapshot snapshot, AccountId id) throws IOException {
    Optional<byte[]> wrapped = AccountRows.wrappedKey(snapshot, id);
    if (wrapped.isEmpty()) {
      return Optional.empty();
    }
    Optional<AccountKey> key = master.unwrap(id.value(), wrapped.get());
    if (key.isEmpty()) {
      throw new IOException("the wrapped key of account " + id + " is damaged");
    }
    return key;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private static Address canonical(Address name) {
    String lower = name.local().toLowerCase(Locale.ROOT);
    return lower.equals(name.local()) ? name : new Address(lower, name.domain());
  }
}
