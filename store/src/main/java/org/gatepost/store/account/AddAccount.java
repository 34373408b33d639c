package org.gatepost.store.account;

/// What came of adding an account.
public sealed interface AddAccount {
  record Added(Account account) implements AddAccount {}

  /// An account or an alias has that name already.
  record Exists() implements AddAccount {}

  /// Its domain is not one of ours.
  record NoSuchDomain() implements AddAccount {}
}
