package org.gatepost.store.account;

import java.util.List;
import org.gatepost.base.address.Address;

/// A name whose mail goes to others: to one (an alias) or several (a group).
public record Alias(Address name, List<Address> targets) {
  public Alias {
    targets = List.copyOf(targets);
  }
}
