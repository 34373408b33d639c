package org.gatepost.server.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/// All that TLS needs at one moment.
///
/// @param all the first is shown to whoever asks for no name, or for one that no other has
/// @param clientAuthorities who may vouch for clients; empty: clients are not asked
public record Identities(List<Identity> all, List<X509Certificate> clientAuthorities) {
  public Identities {
    all = List.copyOf(all);
    clientAuthorities = List.copyOf(clientAuthorities);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
  }
}
