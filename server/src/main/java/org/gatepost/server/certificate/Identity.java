package org.gatepost.server.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A certificate and its key.
///
/// @param chain the certificate itself first, then those that vouch for it
/// @param names the DNS names it stands for, in lower case; some start with `*.`
public record Identity(List<X509Certificate> chain, PrivateKey key, Set<String> names) {
  public Identity {
    chain = List.copyOf(chain);
    names = Set.copyOf(names);
  }

  /// When it ends.
  public Instant notAfter() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  /// Whether it was signed by its own key.
  public boolean selfSigned() {
    X509Certificate own = chain.getFirst();
    return own.getSubjectX500Principal().equals(own.getIssuerX500Principal());
  }

  @Override
  public String toString() {
    return "Identity" + names;
  }
}
