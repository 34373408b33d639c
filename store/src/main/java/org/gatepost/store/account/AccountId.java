package org.gatepost.store.account;

/// An account's number: given once, never again, and unchanged by a new name.
public record AccountId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
