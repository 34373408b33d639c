package org.gatepost.server.net;

import io.netty.channel.Channel;
import io.netty.handler.ssl.OpenSslSession;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.Mapping;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// TLS on one connection: whether it is on, and which certificate was shown.
final class Security {
  /// Octets in a client's hello at most. One with post-quantum keys and a ticket takes about 2,000.
  private static final int HELLO_MAX = 16 * 1024;

  private final TlsContexts contexts;
  private volatile boolean on;

  /// Set by the loop before `on`.
  private @Nullable TlsContext shown;

  private String serverName = "";

  Security(TlsContexts contexts) {
    this.contexts = contexts;
  }

  boolean isOn() {
    return on;
  }

  /// From here on the peer speaks TLS. What is written before its hello still goes in the clear.
  /// Called by the loop.
  void begin(Channel channel, Duration timeout) {
    Mapping<String, SslContext> choice = this::choose;
    channel.pipeline().addFirst(new SniHandler(choice, HELLO_MAX, timeout.toMillis()));
  }

  /// The handshake is done. Called by the loop.
  void done() {
    on = true;
  }

  Optional<TlsSession> session(Channel channel) {
    SslHandler handler = channel.pipeline().get(SslHandler.class);
    TlsContext context = shown;
    if (!on || handler == null || context == null) {
      return Optional.empty();
    }
    SSLSession session = handler.engine().getSession();
    @Nullable String group = session instanceof OpenSslSession own ? own.getNamedGroup() : null;
    return Optional.of(
        new TlsSession(
            session.getProtocol(),
            session.getCipherSuite(),
            group == null ? "" : group,
            serverName,
            clientChain(session),
            context.endPoint()));
  }

  private SslContext choose(@Nullable String name) {
    serverName = name == null ? "" : name;
    TlsContext context = contexts.find(serverName);
    shown = context;
    return context.ssl();
  }

  private static List<X509Certificate> clientChain(SSLSession session) {
    try {
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate each : session.getPeerCertificates()) {
        if (each instanceof X509Certificate one) {
          chain.add(one);
        }
      }
      return chain;
    } catch (SSLPeerUnverifiedException e) {
      return List.of(); // The client showed none, which is not an error.
    }
  }
}
