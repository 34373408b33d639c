package org.gatepost.gate;

import org.gatepost.gate.secret.PasswordVerdict;

/// What came of setting a password.
public sealed interface NewPassword {
  /// It counts from now on, and what was remembered of the old one does not.
  record Set() implements NewPassword {}

  /// There is no such account.
  record NoSuchAccount() implements NewPassword {}

  /// The account can't have that password.
  record BadPassword(PasswordVerdict.Bad verdict) implements NewPassword {}
}
