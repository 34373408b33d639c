package org.gatepost.server.pop3;

import org.gatepost.gate.Mechanism;
import org.gatepost.gate.sasl.Exchange;

/// How far a session has come (RFC 1939, 3).
sealed interface State {
  /// Not signed in.
  ///
  /// @param name what USER said; empty before
  /// @param failures sign-ins that failed so far
  record Authorization(String name, int failures) implements State {}

  /// Within AUTH.
  ///
  /// @param before where it goes back to
  record SigningIn(Authorization before, Mechanism mechanism, Exchange exchange) implements State {}

  /// Signed in; the maildrop is open.
  record Transaction(Maildrop maildrop) implements State {}

  /// Over.
  record Done() implements State {}
}
