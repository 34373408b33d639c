package org.gatepost.server.net;

/// How a listener has TLS.
public enum TlsMode {
  /// From the first octet.
  IMPLICIT,
  /// When the client asks for it.
  STARTTLS,
  /// Never.
  NONE
}
