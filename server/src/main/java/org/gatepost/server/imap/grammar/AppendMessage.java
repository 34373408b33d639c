package org.gatepost.server.imap.grammar;

import java.time.Instant;
import java.util.List;

/// One message of an APPEND, without its octets.
///
/// @param octets how many octets the client announced
/// @param binary whether it came as literal8 (RFC 3516)
/// @param utf8 whether it came as UTF8 (...) (RFC 6855, 4)
public record AppendMessage(
    List<Flag> flags, Arrival arrival, long octets, boolean binary, boolean utf8) {
  public AppendMessage {
    flags = List.copyOf(flags);
  }

  /// The date the client gave, or none.
  public sealed interface Arrival {
    /// None: the server's own clock is asked.
    record Now() implements Arrival {}

    record At(Instant instant) implements Arrival {}
  }
}
