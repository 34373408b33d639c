package org.gatepost.store.account;

/// Whether an account may be used.
public enum AccountState {
  ACTIVE,
  DISABLED
}
