package org.gatepost.server.imap;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/// The peer does not take what it is sent: the conversation is over, with nobody left to tell.
///
/// Unchecked, so that it passes through the verbs, whose own [IOException]s are the store's.
final class PeerGone extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1L;

  PeerGone(IOException cause) {
    super(cause);
  }
}
