package org.gatepost.server.delivery;

import java.net.InetSocketAddress;
import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.ReversePath;

/// How a message came to us: what its trace header will say.
///
/// @param to the recipients as they were named; one alone is shown to it
/// @param line how it was brought
public record Arrival(ReversePath from, List<Address> to, Line line) {
  public Arrival {
    to = List.copyOf(to);
  }

  /// The connection it came over.
  ///
  /// @param session joins the log lines of the connection
  /// @param client what the client calls itself, as it was sent
  /// @param protocol the word of RFC 3848, `ESMTPS`
  /// @param tls version and cipher suite, or empty
  public record Line(
      String session, InetSocketAddress peer, String client, String protocol, String tls) {}
}
