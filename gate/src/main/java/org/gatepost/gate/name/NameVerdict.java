package org.gatepost.gate.name;

import org.gatepost.base.address.Address;

/// Whether an account may have this name.
public sealed interface NameVerdict {
  /// It may.
  ///
  /// @param name canonical
  record Good(Address name) implements NameVerdict {}

  /// It may not.
  record Bad(Fault fault) implements NameVerdict {}
}
