package org.gatepost.store.account;

/// Whether an account may be used.
public enum AccountState {
  /// Receives mail and may sign in.
  ACTIVE,
  /// Keeps its mail; nobody gets in and nothing arrives.
  DISABLED
}
