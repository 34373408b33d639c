package org.gatepost.base.message;

/// Reads one message, once, as its octets arrive, and ends in its [MessageIndex].
public final class MessageScan {
  public MessageScan(MessageLimits limits) {
    throw new UnsupportedOperationException("not yet " + limits);
  }

  /// Takes the next octets of the message; they may be cut anywhere.
  public void accept(byte[] octets, int from, int length) {
    throw new UnsupportedOperationException("not yet");
  }

  /// The message has ended: what it was. Nothing may be fed after this.
  public MessageIndex finish() {
    throw new UnsupportedOperationException("not yet");
  }
}
