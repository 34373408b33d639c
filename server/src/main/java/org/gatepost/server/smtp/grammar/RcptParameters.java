package org.gatepost.server.smtp.grammar;

import java.util.Set;

/// What may follow the recipient in RCPT (RFC 3461, 4.1 and 4.2).
///
/// @param reports when to report; empty when not said, NEVER only alone
/// @param originalType the kind of address in `original`: `rfc822` or `utf-8`; empty when not said
/// @param original whom the sender meant first, decoded
public record RcptParameters(Set<Notify> reports, String originalType, String original) {
  /// Nothing was said.
  public static final RcptParameters NONE = new RcptParameters(Set.of(), "", "");

  public RcptParameters {
    reports = Set.copyOf(reports);
  }

  /// Whether one of them asks for RFC 3461.
  public boolean asksForReports() {
    return !reports.isEmpty() || !originalType.isEmpty();
  }

  /// RFC 3461, 4.1.
  public enum Notify {
    NEVER,
    SUCCESS,
    FAILURE,
    DELAY
  }
}
