package org.gatepost.gate.name;

import java.util.Set;
import org.gatepost.base.address.Address;
import org.gatepost.base.text.Ascii;

/// What someone meant by the name they typed.
public sealed interface Reading {
  /// A name.
  ///
  /// @param name canonical
  /// @param changes what had to be put right on the way
  record Name(Address name, Set<Change> changes) implements Reading {
    public Name {
      changes = Set.copyOf(changes);
    }
  }

  /// No account can be called that.
  record Unreadable(Fault fault) implements Reading {}

  /// Something that was put right.
  enum Change {
    /// White space or invisible characters around it.
    SPACE,
    /// Full-width letters, digits or signs, `＠` and `．` among them.
    WIDTH,
    /// A Chinese full stop `。` for a dot.
    FULL_STOP,
    /// Capital letters.
    CASE,
    /// A dot at the end of the domain.
    LAST_DOT,
    /// A domain in letters of its own script, now in A-labels.
    IDN,
    /// The local part alone; the domain was implied.
    DOMAIN;

    /// The name in logs and in the trace: `full-stop`.
    public String word() {
      return Ascii.lower(name()).replace('_', '-');
    }
  }
}
