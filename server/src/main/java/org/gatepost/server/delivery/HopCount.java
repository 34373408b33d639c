package org.gatepost.server.delivery;

/// Counts the Received fields of a message's header while it goes by (RFC 5321, 6.3).
final class HopCount {
  private static final byte[] NAME = {'r', 'e', 'c', 'e', 'i', 'v', 'e', 'd', ':'};

  private int hops;
  private int matched; // octets of the name seen at the start of this line, -1 when it is another
  private boolean emptyLine = true; // nothing but CR has been seen in this line
  private boolean headerEnded;

  /// Takes the message's next octets.
  void accept(byte[] octets, int from, int length) {
    for (int i = from; i < from + length && !headerEnded; i++) {
      accept(octets[i]);
    }
  }

  int hops() {
    return hops;
  }

  private void accept(byte octet) {
    if (octet == '\n') {
      headerEnded = emptyLine;
      emptyLine = true;
      matched = 0;
      return;
    }
    emptyLine &= octet == '\r';
    if (matched < 0) {
      return;
    }
    byte lower = octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
    matched = lower == NAME[matched] ? matched + 1 : -1;
    if (matched == NAME.length) {
      hops++;
      matched = -1;
    }
  }
}
