package org.gatepost.gate.name;

import org.gatepost.base.address.Domain;

/// Whether a domain may be added to this server.
public sealed interface DomainVerdict {
  /// It may, and mail from anywhere can find it.
  ///
  /// @param name canonical: in A-labels
  record Good(Domain name) implements DomainVerdict {}

  /// It may, but its top-level domain is reserved (RFC 6761, 8375, 9476, and `.internal`): mail
  /// from outside will never find it.
  ///
  /// @param name canonical: in A-labels
  record LocalOnly(Domain name) implements DomainVerdict {}

  /// It may not.
  record Bad(Fault fault) implements DomainVerdict {}
}
