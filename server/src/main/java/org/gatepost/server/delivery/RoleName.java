package org.gatepost.server.delivery;

import java.util.Set;

/// The names that a domain must be reachable by (RFC 2142).
final class RoleName {
  private static final Set<String> NAMES =
      Set.of(
          "abuse",
          "ftp",
          "hostmaster",
          "info",
          "marketing",
          "news",
          "noc",
          "postmaster",
          "sales",
          "security",
          "support",
          "usenet",
          "uucp",
          "webmaster",
          "www");

  private RoleName() {}

  /// @param local in lower case
  static boolean is(String local) {
    return NAMES.contains(local);
  }
}
