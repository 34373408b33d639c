package org.gatepost.server.net;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslServerContext;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.gatepost.server.certificate.Identities;
import org.gatepost.server.certificate.Identity;

/// The certificates in use, by name. Replaced whole when their files change.
final class TlsContexts {
  /// Best first. The hybrid one keeps today's recordings safe from tomorrow's quantum computers.
  private static final String[] GROUPS = {"X25519MLKEM768", "X25519", "P-256", "P-384"};

  /// TLS 1.3's suites, and those of 1.2 with forward secrecy and AEAD (RFC 9325, 4.2).
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  /// Octets set aside for each connection's undecrypted input. Records are longer; they pass in
  /// turns. The default of 2048 would be a tenth of an idle connection's memory.
  private static final int NETWORK_BUFFER = 512;

  private final TicketKeys tickets;
  private volatile List<TlsContext> all = List.of();

  TlsContexts(TicketKeys tickets) {
    this.tickets = tickets;
  }

  /// Shows these from the next handshake on. Connections that are on keep what they have.
  void use(Identities identities) throws SSLException {
    List<TlsContext> made = new java.util.ArrayList<>();
    for (Identity identity : identities.all()) {
      made.add(new TlsContext(identity.names(), context(identity, identities), endPoint(identity)));
    }
    all = List.copyOf(made);
  }

  /// Changes the key of session tickets where it is time.
  void rotateTickets(long now) {
    if (tickets.rotate(now)) {
      all.forEach(context -> give(context.ssl()));
    }
  }

  /// The certificate for this name: its own, else a wildcard's, else the first.
  TlsContext find(String name) {
    List<TlsContext> choice = all;
    String asked = name.toLowerCase(Locale.ROOT);
    for (TlsContext each : choice) {
      if (each.names().contains(asked)) {
        return each;
      }
    }
    String wild = "*" + asked.substring(Math.max(0, asked.indexOf('.')));
    for (TlsContext each : choice) {
      if (each.names().contains(wild)) {
        return each;
      }
    }
    return choice.getFirst();
  }

  private SslContext context(Identity identity, Identities all) throws SSLException {
    PrivateKey key = identity.key();
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    SslContextBuilder builder =
        SslContextBuilder.forServer(key, chain)
            .sslProvider(SslProvider.OPENSSL)
            .protocols("TLSv1.3", "TLSv1.2")
            .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
            .option(OpenSslContextOption.GROUPS, GROUPS);
    if (!all.clientAuthorities().isEmpty()) {
      builder
          .trustManager(all.clientAuthorities().toArray(X509Certificate[]::new))
          .clientAuth(ClientAuth.OPTIONAL);
    }
    SslContext made = builder.build();
    ((ReferenceCountedOpenSslContext) made).setBioNonApplicationBufferSize(NETWORK_BUFFER);
    give(made);
    return made;
  }

  private void give(SslContext context) {
    OpenSslSessionContext sessions = ((OpenSslServerContext) context).sessionContext();
    sessions.setSessionCacheEnabled(false);
    sessions.setTicketKeys(tickets.current());
  }

  /// RFC 5929, 4.1: the certificate's own hash, SHA-256 in place of weaker ones.
  private static byte[] endPoint(Identity identity) {
    X509Certificate certificate = identity.chain().getFirst();
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    String hash =
        signature.startsWith("SHA384")
            ? "SHA-384"
            : signature.startsWith("SHA512") ? "SHA-512" : "SHA-256";
    try {
      return MessageDigest.getInstance(hash).digest(certificate.getEncoded());
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
