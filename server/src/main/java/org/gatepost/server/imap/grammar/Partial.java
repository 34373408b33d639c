package org.gatepost.server.imap.grammar;

/// `<from.length>`: a part of the octets.
///
/// @param length at least 1; [#WHOLE] has the largest there is
public record Partial(long from, long length) {
  /// No `<...>` was given.
  public static final Partial WHOLE = new Partial(0, Long.MAX_VALUE);

  /// Whether all octets are meant.
  public boolean isWhole() {
    return length == Long.MAX_VALUE;
  }
}
