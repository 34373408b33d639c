package org.gatepost.server.smtp;

import java.net.InetSocketAddress;
import org.gatepost.base.text.Printable;
import org.gatepost.gate.Channel;
import org.gatepost.gate.Origin;
import org.gatepost.gate.Protocol;

/// Who is at the other end, as far as the network tells. STARTTLS makes another one.
///
/// @param session joins the log lines of the connection
/// @param tls version and cipher suite, or empty
record Visitor(String session, InetSocketAddress peer, Channel channel, String tls) {

  boolean hasTls() {
    return channel instanceof Channel.Tls;
  }

  /// The visitor as the gate is told of it.
  Origin origin(String client) {
    return new Origin(Protocol.SUBMISSION, peer, channel, Printable.of(client), session);
  }
}
