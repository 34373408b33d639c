package org.gatepost.gate;

import java.net.InetSocketAddress;

/// How well what a peer says is hidden from others on its way here.
public sealed interface Channel {
  /// Anyone on the way can read it.
  record Plain() implements Channel {}

  /// It never leaves this machine: the listener is bound to a loopback address.
  record LoopbackPlain() implements Channel {}

  /// Under TLS.
  ///
  /// @param serverName the name the client asked for (SNI, RFC 6066 section 3), empty when none
  record Tls(String serverName) implements Channel {}

  /// The channel of a connection without TLS that was accepted at this address.
  static Channel withoutTls(InetSocketAddress local) {
    boolean loopback = !local.isUnresolved() && local.getAddress().isLoopbackAddress();
    return loopback ? new LoopbackPlain() : new Plain();
  }
}
