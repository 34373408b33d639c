package org.gatepost.gate;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.name.NameVerdict;
import org.gatepost.gate.name.NewNames;
import org.gatepost.gate.secret.PasswordVerdict;
import org.gatepost.gate.secret.Passwords;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.account.AddAccount;

/// Where accounts are opened and get their passwords: the rules of names and of passwords hold for
/// whoever comes through here, by command line or page.
public final class Register {
  private final NewNames newNames;
  private final Accounts accounts;
  private final Passwords passwords;

  /// A register of these accounts.
  public Register(NewNames newNames, Accounts accounts, Passwords passwords) {
    this.newNames = newNames;
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /// Opens an account.
  ///
  /// @param quotaOctets 0 = no limit
  public NewAccount open(String name, Secret password, long quotaOctets) throws IOException {
    return switch (newNames.check(name)) {
      case NameVerdict.Bad(var fault) -> new NewAccount.BadName(fault);
      case NameVerdict.Good(var address) -> open(name, address, password, quotaOctets);
    };
  }

  /// Gives an account another password.
  public NewPassword setPassword(Address name, Secret password) throws IOException {
    Optional<Account> account = accounts.find(name);
    if (account.isEmpty()) {
      return new NewPassword.NoSuchAccount();
    }
    if (passwords.check(password, name) instanceof PasswordVerdict.Bad bad) {
      return new NewPassword.BadPassword(bad);
    }
    return accounts.replacePassword(account.get().id(), passwords.hash(password))
        ? new NewPassword.Set()
        : new NewPassword.NoSuchAccount();
  }

  private NewAccount open(String typed, Address name, Secret password, long quotaOctets)
      throws IOException {
    if (passwords.check(password, name) instanceof PasswordVerdict.Bad bad) {
      return new NewAccount.BadPassword(bad);
    }
    return switch (accounts.add(name, passwords.hash(password), quotaOctets)) {
      case AddAccount.Added(var account) -> {
        newNames.added(account.name());
        yield new NewAccount.Opened(account);
      }
      case AddAccount.Exists _ -> new NewAccount.BadName(NewNames.taken());
      case AddAccount.NoSuchDomain _ -> new NewAccount.BadName(NewNames.notOurs(typed));
    };
  }
}
