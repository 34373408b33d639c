package org.gatepost.server.net;

import java.io.IOException;

/// One protocol, as the network sees it.
public interface Door {
  /// Talks with one peer until one of them has had enough. The wire is closed afterwards.
  void serve(Wire wire) throws IOException;

  /// The line, without CRLF, that tells a peer of this trouble before it is cut off. Empty says
  /// nothing.
  String apology(Trouble trouble);

  /// Why a peer is cut off without having been served.
  enum Trouble {
    /// There are too many connections, in all or from its address.
    TOO_MANY,
    /// The server has a bug.
    BUG
  }
}
