package org.gatepost.store.account;

/// What came of adding a domain.
public sealed interface AddDomain {
  record Added(DomainEntry domain) implements AddDomain {}

  record Exists() implements AddDomain {}
}
