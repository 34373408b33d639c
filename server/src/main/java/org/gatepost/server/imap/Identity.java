package org.gatepost.server.imap;

import java.util.Map;
import org.gatepost.base.text.Printable;
import org.gatepost.gate.Origin;

/// What a mail program says of itself with ID (RFC 2971).
final class Identity {
  private Identity() {}

  /// The origin, with the program's name and version for the gate to know and the log to show.
  static Origin met(Origin origin, Map<String, String> parameters) {
    String name = parameters.getOrDefault("name", "");
    String version = parameters.getOrDefault("version", "");
    String client = Printable.of((name + " " + version).strip());
    return new Origin(origin.protocol(), origin.peer(), origin.channel(), client, origin.session());
  }
}
