package org.gatepost.server.imap.grammar;

import java.util.List;
import org.gatepost.base.text.Ascii;

/// A flag or keyword, with the five system flags in the RFC's own letters.
///
/// @param name `\Seen`, `$Forwarded`, `Important`
public record Flag(String name) {
  private static final List<String> SYSTEM =
      List.of("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft", "\\Recent");

  public Flag {
    name = canonical(name);
  }

  /// Whether it starts with a backslash.
  public boolean isSystem() {
    return !name.isEmpty() && name.charAt(0) == '\\';
  }

  /// Whether it is a keyword or one of the flags that IMAP knows. `\\Recent` counts: clients send
  /// back what they were told, and whoever stores flags leaves it out.
  public boolean isSettable() {
    return !isSystem() || SYSTEM.contains(name);
  }

  private static String canonical(String name) {
    if (!name.startsWith("\\")) {
      return name;
    }
    for (String system : SYSTEM) {
      if (Ascii.equal(system, name)) {
        return system;
      }
    }
    return name;
  }
}
