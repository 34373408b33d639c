package org.gatepost.gate.secret;

/// What came of comparing a password.
public sealed interface Verification {
  /// It is the one behind this hash.
  ///
  /// @param index which of the hashes
  record Match(int index) implements Verification {}

  /// It is none of them.
  record Mismatch() implements Verification {}

  /// Nobody looked: too many wait.
  record Busy() implements Verification {}
}
