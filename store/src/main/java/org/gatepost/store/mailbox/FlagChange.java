package org.gatepost.store.mailbox;

/// What STORE does to flags (RFC 9051, 6.4.6).
public record FlagChange(Operation operation, FlagNames flags) {
  /// How the named flags join those that a message has.
  public enum Operation {
    ADD,
    REMOVE,
    REPLACE
  }
}
