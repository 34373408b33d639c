package org.gatepost.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.gatepost.app.config.ListenSetting;
import org.gatepost.server.net.TlsMode;

/// A listener: its own port, the one to use where that can't be bound, and how it has TLS.
record Plan(String name, int usual, int otherwise, TlsMode tls) {
  /// Opens a port and says where it is.
  @FunctionalInterface
  interface Opener {
    InetSocketAddress open(Plan plan, InetSocketAddress address) throws IOException;
  }

  static final List<Plan> MAIL =
      List.of(
          new Plan("smtp", 25, 2025, TlsMode.STARTTLS),
          new Plan("submission", 587, 2587, TlsMode.STARTTLS),
          new Plan("submissions", 465, 2465, TlsMode.IMPLICIT),
          new Plan("lmtp", 24, 2124, TlsMode.NONE),
          new Plan("imap", 143, 2143, TlsMode.STARTTLS),
          new Plan("imaps", 993, 2993, TlsMode.IMPLICIT),
          new Plan("pop3", 110, 2110, TlsMode.STARTTLS),
          new Plan("pop3s", 995, 2995, TlsMode.IMPLICIT));

  static final Plan HTTP = new Plan("http", 80, 2080, TlsMode.NONE);
  static final Plan HTTPS = new Plan("https", 443, 2443, TlsMode.IMPLICIT);

  /// Opens it where the setting says.
  ///
  /// @param place `auto` or `ADDRESS:PORT`
  InetSocketAddress open(String place, Opener opener) throws IOException {
    if (!place.equals(ListenSetting.AUTO)) {
      return opener.open(this, address(place));
    }
    try {
      return opener.open(this, new InetSocketAddress(usual));
    } catch (IOException e) {
      try {
        return opener.open(this, new InetSocketAddress(otherwise));
      } catch (IOException second) {
        second.addSuppressed(e);
        throw second;
      }
    }
  }

  private InetSocketAddress address(String place) throws IOException {
    int colon = place.lastIndexOf(':');
    String host = place.substring(0, colon).replaceAll("^\\[|]$", "");
    int port = Integer.parseInt(place.substring(colon + 1));
    InetSocketAddress address =
        host.equals("*") ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("listen." + name + ": the address " + host + " is unknown here");
    }
    return address;
  }
}
