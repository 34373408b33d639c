package org.gatepost.store.account;

import java.time.Instant;

/// What someone can prove to be the account's owner with.
///
/// @param encoded a password's hash as a PHC string
public record Credential(long id, Kind kind, String encoded, Instant created) {
  /// What sort of proof it is.
  public enum Kind {
    /// The account's own password.
    PASSWORD
  }

  /// Says nothing of the hash.
  @Override
  public String toString() {
    return "Credential[" + id + " " + kind + "]";
  }
}
