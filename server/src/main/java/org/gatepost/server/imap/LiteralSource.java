package org.gatepost.server.imap;

/// Where the octets of a literal come from: the wire, once the client may send.
@FunctionalInterface
interface LiteralSource {
  /// Reads at least one octet.
  ///
  /// @throws PeerGone where there will be no more
  int read(byte[] into, int from, int length);
}
