package org.gatepost.store.account;

/// What came of removing a domain.
public sealed interface RemoveDomain {
  record Removed() implements RemoveDomain {}

  record NoSuchDomain() implements RemoveDomain {}

  /// Accounts or aliases still use it.
  record InUse(long accounts, long aliases) implements RemoveDomain {}
}
