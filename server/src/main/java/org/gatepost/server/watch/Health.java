package org.gatepost.server.watch;

import java.util.List;

/// Whether the server can do its work.
///
/// @param troubles what hinders it, each a fixed code such as `store-down`; empty when it is well
public record Health(List<String> troubles) {
  /// Nothing hinders it.
  public static final Health WELL = new Health(List.of());

  public Health {
    troubles = List.copyOf(troubles);
  }

  public boolean isWell() {
    return troubles.isEmpty();
  }
}
