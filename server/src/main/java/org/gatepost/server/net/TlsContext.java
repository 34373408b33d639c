package org.gatepost.server.net;

import io.netty.handler.ssl.SslContext;
import java.util.Set;

/// One certificate, ready to be shown.
///
/// @param names what it stands for, in lower case; some start with `*.`
/// @param endPoint its hash for channel binding (RFC 5929, 4.1)
record TlsContext(Set<String> names, SslContext ssl, byte[] endPoint) {}
