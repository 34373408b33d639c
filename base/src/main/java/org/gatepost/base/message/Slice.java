package org.gatepost.base.message;

/// A run of a message's octets: from the first, up to and without the last.
public record Slice(long from, long to) {
  public Slice {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("a slice ends behind its start");
    }
  }

  /// How many octets it has.
  public long octets() {
    return to - from;
  }
}
