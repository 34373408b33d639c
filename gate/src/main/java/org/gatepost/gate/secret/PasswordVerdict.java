package org.gatepost.gate.secret;

import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Words;

/// Whether a password may be set.
public sealed interface PasswordVerdict {
  /// It may.
  record Good() implements PasswordVerdict {}

  /// It may not.
  record Bad(Weakness weakness, Words sentence) implements PasswordVerdict {}

  /// What is wrong with it: one word that never changes its meaning.
  enum Weakness {
    TOO_SHORT,
    TOO_LONG,
    CONTAINS_NAME;

    /// The stable code: `too-short`.
    public String code() {
      return Ascii.lower(name()).replace('_', '-');
    }
  }
}
