package org.gatepost.server.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gatepost.gate.Mechanism;

/// What EHLO and LHLO announce. DSN and REQUIRETLS are missing on purpose: who can't send mail on
/// can keep neither promise.
final class Extensions {
  private Extensions() {}

  /// @param mechanisms ways to sign in that may be used now
  /// @param octetsMax octets in a message at most (RFC 1870)
  static Reply announce(Host host, boolean startTls, List<Mechanism> mechanisms, long octetsMax) {
    List<String> lines = new ArrayList<>();
    lines.add(host.name());
    lines.add("PIPELINING");
    lines.add("SIZE " + octetsMax);
    if (startTls) {
      lines.add("STARTTLS");
    }
    if (!mechanisms.isEmpty()) {
      lines.add(
          mechanisms.stream()
              .map(Mechanism::saslName)
              .collect(Collectors.joining(" ", "AUTH ", "")));
    }
    lines.add("ENHANCEDSTATUSCODES");
    lines.add("8BITMIME");
    lines.add("SMTPUTF8");
    lines.add("CHUNKING");
    lines.add("BINARYMIME");
    lines.add(
        "LIMITS RCPTMAX=%d MAILMAX=%d"
            .formatted(host.setting().recipientsMax(), host.setting().messagesMax()));
    lines.add("HELP");
    return new Reply(250, lines);
  }
}
