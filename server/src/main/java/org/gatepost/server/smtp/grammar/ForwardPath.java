package org.gatepost.server.smtp.grammar;

import org.gatepost.base.address.Address;

/// Where a message goes to (RFC 5321, 4.1.2).
public sealed interface ForwardPath {
  /// `<Postmaster>` without a domain, which every server must know (RFC 5321, 4.5.1).
  record Postmaster() implements ForwardPath {
    @Override
    public String toString() {
      return "<postmaster>";
    }
  }

  /// Somebody.
  record Recipient(Address address) implements ForwardPath {
    @Override
    public String toString() {
      return "<" + address + ">";
    }
  }
}
