package org.gatepost.server.delivery;

/// Whether an account may call itself by an address.
public enum Ownership {
  /// Its own name, a sub-address of it, or an alias that leads to it.
  OWN,
  /// Somebody else's, or nobody's.
  FOREIGN,
  /// The accounts can't be read now.
  UNKNOWN_NOW
}
