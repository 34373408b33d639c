package org.gatepost.store.account;

import java.time.Instant;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;

/// A domain whose mail is ours.
///
/// @param catchAllText who gets mail for names that don't exist; empty = it is refused
/// @param separator what divides a name from its sub-address, `+` as a rule; empty = none
/// @param quotaOctets octets of mail that all its accounts may keep together; 0 = no limit
public record DomainEntry(
    Domain name, String catchAllText, String separator, long quotaOctets, Instant created) {

  /// Who gets mail for names that don't exist.
  public Optional<Address> catchAll() {
    return Address.parse(catchAllText);
  }
}
