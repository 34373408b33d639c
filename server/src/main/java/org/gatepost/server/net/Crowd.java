package org.gatepost.server.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;

/// How many connections each network holds: an IPv4 address, or an IPv6 /64, which is what one
/// subscriber gets.
final class Crowd {
  private static final int PREFIX_OCTETS = 8;

  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final int most;

  Crowd(int most) {
    this.most = most;
  }

  /// Counts one more, or answers false where the network has its share.
  boolean enter(InetAddress address) {
    boolean[] entered = {false};
    counts.compute(
        network(address),
        (_, old) -> {
          int count = old == null ? 0 : old;
          entered[0] = count < most;
          return entered[0] ? Integer.valueOf(count + 1) : old;
        });
    return entered[0];
  }

  void leave(InetAddress address) {
    counts.computeIfPresent(network(address), (_, count) -> count == 1 ? null : count - 1);
  }

  private static String network(InetAddress address) {
    byte[] octets = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(octets, PREFIX_OCTETS) : octets);
  }
}
