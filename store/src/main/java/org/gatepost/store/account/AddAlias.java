package org.gatepost.store.account;

/// What came of adding or replacing an alias.
public sealed interface AddAlias {
  record Added() implements AddAlias {}

  /// An account has that name.
  record IsAccount() implements AddAlias {}

  /// Its domain is not one of ours.
  record NoSuchDomain() implements AddAlias {}
}
