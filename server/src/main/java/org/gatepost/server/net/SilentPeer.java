package org.gatepost.server.net;

import java.io.IOException;

/// The peer sent nothing, or next to nothing, or took nothing, for as long as it may.
public final class SilentPeer extends IOException {
  private static final long serialVersionUID = 1L;

  public SilentPeer(String message) {
    super(message);
  }
}
