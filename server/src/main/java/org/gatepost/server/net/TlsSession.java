package org.gatepost.server.net;

import java.security.cert.X509Certificate;
import java.util.List;

/// What TLS agreed on with one peer.
///
/// @param protocol `TLSv1.3` or `TLSv1.2`
/// @param cipher the suite's IANA name
/// @param group how the key was agreed on: `X25519MLKEM768`, `X25519` ..., or empty
/// @param serverName the name that the client asked for (SNI), or empty
/// @param clientChain the client's certificate first, or empty
/// @param serverEndPoint the hash of our certificate that channel binding wants (RFC 5929, 4.1)
public record TlsSession(
    String protocol,
    String cipher,
    String group,
    String serverName,
    List<X509Certificate> clientChain,
    byte[] serverEndPoint) {
  public TlsSession {
    clientChain = List.copyOf(clientChain);
  }
}
