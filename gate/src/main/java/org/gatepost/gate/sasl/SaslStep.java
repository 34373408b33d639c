package org.gatepost.gate.sasl;

import org.gatepost.base.text.Secret;

/// What follows from a client's line.
public sealed interface SaslStep {
  /// Send this and read another line.
  ///
  /// @param base64 the challenge, ready to follow `+ ` or `334 `; may be empty
  record Challenge(String base64) implements SaslStep {}

  /// All is said: ask the gate. Whoever takes it closes the secret.
  ///
  /// @param actAs the authorization identity, empty when the client gave none
  record Claim(String claimedName, String actAs, Secret secret) implements SaslStep {}

  /// The client sent `*`.
  record Cancelled() implements SaslStep {}

  /// The line was no base64, or not what the mechanism asks for.
  record Malformed() implements SaslStep {}
}
