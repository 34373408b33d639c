package org.gatepost.gate;

import org.gatepost.gate.name.Fault;
import org.gatepost.gate.secret.PasswordVerdict;
import org.gatepost.store.account.Account;

/// What came of opening an account.
public sealed interface NewAccount {
  /// It is there.
  record Opened(Account account) implements NewAccount {}

  /// It can't be called that.
  record BadName(Fault fault) implements NewAccount {}

  /// It can't have that password.
  record BadPassword(PasswordVerdict.Bad verdict) implements NewAccount {}
}
