package org.gatepost.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The lines that final delivery puts before a message (RFC 5321, 4.4).
final class TraceHeader {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// What it adds to a message, about: a full mailbox is better noticed at RCPT than after DATA.
  static final long OCTETS_ABOUT = 300;

  /// Characters of a client's name that are shown at most (RFC 5321, 4.5.3.1.2).
  private static final int CLIENT_MAX = 255;

  private TraceHeader() {}

  static byte[] of(Arrival arrival, String hostname, String id, Instant now) {
    Arrival.Line line = arrival.line();
    StringBuilder out = new StringBuilder(400);
    out.append("Return-Path: ").append(arrival.from()).append("\r\n");
    out.append("Received: from ").append(client(line.client()));
    out.append(" (").append(literal(line.peer())).append(")\r\n");
    out.append("\tby ").append(hostname).append(" (Gatepost) with ").append(line.protocol());
    if (!line.tls().isEmpty()) {
      out.append("\r\n\t(").append(line.tls()).append(")");
    }
    out.append(" id ").append(id);
    if (arrival.to().size() == 1) {
      out.append("\r\n\tfor <").append(arrival.to().getFirst()).append(">");
    }
    out.append(";\r\n\t").append(DATE.format(now)).append("\r\n");
    return out.toString().getBytes(UTF_8);
  }

  // A name that a client gave itself may hold anything: what no host name holds becomes `?`.
  private static String client(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < Math.min(name.length(), CLIENT_MAX); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      out.append(plain || ".-_:[]".indexOf(c) >= 0 ? c : '?');
    }
    return out.toString();
  }

  private static String literal(InetSocketAddress peer) {
    InetAddress address = peer.getAddress();
    if (address == null) {
      return "[unknown]";
    }
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    return address instanceof Inet6Address ? "[IPv6:" + plain + "]" : "[" + plain + "]";
  }
}
