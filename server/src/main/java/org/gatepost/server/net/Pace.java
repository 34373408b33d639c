package org.gatepost.server.net;

/// Whether a peer sends a message or literal fast enough. Only the time counts in which it was
/// waited for; the first window is its grace.
final class Pace {
  private final long windowNanos;
  private final long octetsLeast;
  private long waited;
  private long octets;

  Pace(NetSetting setting) {
    windowNanos = setting.slowestWindow().toNanos();
    octetsLeast = setting.slowestBytes();
  }

  /// What was read belonged to something else: a line.
  void begin() {
    waited = 0;
    octets = 0;
  }

  void came(int more) {
    octets += more;
  }

  void waited(long nanos) {
    waited += nanos;
  }

  /// Nanoseconds to wait until it is judged again.
  long left() {
    return windowNanos - waited;
  }

  /// Judges at the end of a window, and begins the next.
  boolean isTooSlow() {
    if (left() > 0) {
      return false;
    }
    boolean slow = octets < octetsLeast;
    begin();
    return slow;
  }
}
