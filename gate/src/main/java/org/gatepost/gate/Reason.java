package org.gatepost.gate;

import org.gatepost.base.text.Ascii;

/// Why an attempt ended as it did: one word that never changes its meaning. It stands in logs,
/// metrics and the trace; what a peer hears for it is its row in [Answers].
public enum Reason {
  GRANTED(Kind.GRANT),

  /// The account has a password and it is another one.
  WRONG_SECRET(Kind.STRANGER),
  /// A domain of ours, and nobody of that name in it.
  UNKNOWN_ACCOUNT(Kind.STRANGER),
  /// Mail for that domain is not kept here.
  UNKNOWN_DOMAIN(Kind.STRANGER),
  /// What was typed can be no account's name.
  UNREADABLE_NAME(Kind.STRANGER),
  /// The account has no password to compare with.
  NO_PASSWORD(Kind.STRANGER),
  /// Nothing was typed for a password.
  EMPTY_SECRET(Kind.STRANGER),
  /// Longer than any password may be.
  SECRET_TOO_LONG(Kind.STRANGER),

  /// A password in the clear on a line that others can read.
  NEEDS_TLS(Kind.DOOR),
  /// A mechanism that we do not take.
  MECHANISM_REFUSED(Kind.DOOR),

  /// The right secret, and an administrator has closed the account.
  DISABLED(Kind.OWNER),
  /// The right secret, and a wish to act for someone else.
  ACT_AS_REFUSED(Kind.OWNER),

  /// The accounts can't be read now.
  BACKEND_DOWN(Kind.LATER),
  /// Too many passwords wait to be checked.
  BUSY(Kind.LATER);

  /// Who may be told, which is to say when it is known.
  public enum Kind {
    /// Let in.
    GRANT,
    /// Depends on the account and the secret is not proven: all of these read the same outside.
    STRANGER,
    /// Depends on the connection alone, so anyone may hear it.
    DOOR,
    /// The secret is proven: its owner may hear it.
    OWNER,
    /// Nobody's fault who asked: come again.
    LATER
  }

  private final Kind kind;

  Reason(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// The stable code: `wrong-secret`.
  public String code() {
    return Ascii.lower(name()).replace('_', '-');
  }
}
