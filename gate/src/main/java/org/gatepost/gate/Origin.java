package org.gatepost.gate;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Where an attempt comes from. A door makes one for each connection.
///
/// @param peer the client's address
/// @param client what the client calls itself (IMAP ID, EHLO, User-Agent), already printable; empty
///   when it said nothing
/// @param session the connection's short id, as in the door's own log lines
public record Origin(
    Protocol protocol, InetSocketAddress peer, Channel channel, String client, String session) {

  /// The client's address and port as a log line shows them: `192.0.2.7:40000`,
  /// `[2001:db8::7]:40000`.
  String peerText() {
    InetAddress address = peer.getAddress();
    String host = address == null ? peer.getHostString() : address.getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + peer.getPort();
  }
}
