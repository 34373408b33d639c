package org.gatepost.gate.name;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.Accounts;

/// What the names of each domain look like. Read again when accounts have changed, except by
/// additions that were told.
final class Looks {
  private final Accounts accounts;
  private final Map<Domain, View> views = new HashMap<>(); // under this

  // At this revision of the accounts, who has which skeleton.
  private record View(long revision, Map<String, Address> bySkeleton) {}

  Looks(Accounts accounts) {
    this.accounts = accounts;
  }

  /// The account of the domain that looks like this name.
  synchronized Optional<Address> like(Address name) throws IOException {
    View view = view(name.domain());
    return Optional.ofNullable(view.bySkeleton.get(Skeleton.of(name.local())));
  }

  /// An account was opened: nothing else has changed if the revision is the next one.
  synchronized void added(Address name) {
    View view = views.get(name.domain());
    if (view != null && accounts.revision() == view.revision + 1) {
      view.bySkeleton.put(Skeleton.of(name.local()), name);
      views.put(name.domain(), new View(view.revision + 1, view.bySkeleton));
    }
  }

  private View view(Domain domain) throws IOException {
    long revision = accounts.revision();
    View known = views.get(domain);
    if (known != null && known.revision == revision) {
      return known;
    }
    Map<Address, String> skeletons = new HashMap<>();
    if (known != null) {
      known.bySkeleton.forEach((skeleton, name) -> skeletons.put(name, skeleton));
    }
    Map<String, Address> bySkeleton = new HashMap<>();
    for (Account account : accounts.list(Optional.of(domain))) {
      Address name = account.name();
      String skeleton = skeletons.computeIfAbsent(name, any -> Skeleton.of(any.local()));
      bySkeleton.putIfAbsent(skeleton, name);
    }
    View fresh = new View(revision, bySkeleton);
    views.put(domain, fresh);
    return fresh;
  }
}
