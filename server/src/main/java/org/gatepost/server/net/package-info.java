/// The network: listeners that accept, and a wire to each peer.
///
/// **Enter at** `Listeners`. A protocol is a [Door]; it is given a [Wire] on a virtual thread of
/// its own and runs straight-line, blocking code. Event loops only read, decrypt and write.
///
/// **Always true**
/// - Nothing a peer sent before STARTTLS is read after it.
/// - An idle connection holds no buffer.
/// - No line, no wait and no heap of unsent octets is without a bound.
/// - This room knows no protocol, and no other room sees `io.netty`.
///
/// Reads: RFC 8446, 5246, 6066, 1951, 4978.
@NullMarked
package org.gatepost.server.net;

import org.jspecify.annotations.NullMarked;
