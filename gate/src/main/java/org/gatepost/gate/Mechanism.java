package org.gatepost.gate;

import java.util.Optional;
import org.gatepost.base.text.Ascii;

/// How someone proves who they are.
public enum Mechanism {
  /// The protocol's own command: IMAP LOGIN, POP3 USER and PASS, HTTP Basic.
  COMMAND("", Kind.PASSWORD),
  /// RFC 4616.
  PLAIN("PLAIN", Kind.PASSWORD),
  /// draft-murchison-sasl-login; Outlook speaks it.
  LOGIN("LOGIN", Kind.PASSWORD),
  /// RFC 2195. Needs the password in the clear on the server.
  CRAM_MD5("CRAM-MD5", Kind.OBSOLETE),
  /// RFC 6331 moved it to historic.
  DIGEST_MD5("DIGEST-MD5", Kind.OBSOLETE),
  /// RFC 1939, section 7. Needs the password in the clear on the server.
  APOP("APOP", Kind.OBSOLETE);

  /// What a mechanism asks of the channel and of us.
  public enum Kind {
    /// The password travels: never without TLS.
    PASSWORD,
    /// Known, and refused with a word on what to use instead.
    OBSOLETE
  }

  private final String saslName;
  private final Kind kind;

  Mechanism(String saslName, Kind kind) {
    this.saslName = saslName;
    this.kind = kind;
  }

  /// The mechanism of this SASL name, in any letter case.
  public static Optional<Mechanism> named(String saslName) {
    for (Mechanism mechanism : values()) {
      if (!mechanism.saslName.isEmpty() && Ascii.equal(mechanism.saslName, saslName)) {
        return Optional.of(mechanism);
      }
    }
    return Optional.empty();
  }

  /// Its registered name, empty for a protocol's own command.
  public String saslName() {
    return saslName;
  }

  public Kind kind() {
    return kind;
  }

  /// The name in logs: `plain`, `command`.
  public String word() {
    return Ascii.lower(name()).replace('_', '-');
  }
}
