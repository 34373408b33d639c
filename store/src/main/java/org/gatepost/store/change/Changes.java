package org.gatepost.store.change;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gatepost.store.account.AccountId;

/// Who wants to hear of which changes. Safe for use by several threads.
public final class Changes {
  private final ConcurrentHashMap<Place, List<Watcher>> watchers = new ConcurrentHashMap<>();

  /// Has this called after each change to a mailbox.
  public Watch watch(AccountId account, long mailbox, Consumer<Changed> watcher) {
    return add(new Place(account, mailbox), watcher);
  }

  /// Has this called after each change to any mailbox of an account.
  public Watch watch(AccountId account, Consumer<Changed> watcher) {
    return add(new Place(account, Place.ALL), watcher);
  }

  /// Tells those who watch. Called by the thread that commits, after the commit.
  public void announce(Changed changed) {
    tell(new Place(changed.account(), changed.mailbox()), changed);
    tell(new Place(changed.account(), Place.ALL), changed);
  }

  private void tell(Place place, Changed changed) {
    for (Watcher watcher : watchers.getOrDefault(place, List.of())) {
      watcher.action.accept(changed);
    }
  }

  private Watch add(Place place, Consumer<Changed> watcher) {
    Watcher mine = new Watcher(watcher);
    watchers.merge(place, List.of(mine), Changes::joined);
    return () ->
        watchers.computeIfPresent(
            place,
            (_, all) -> {
              List<Watcher> rest = all.stream().filter(one -> !one.equals(mine)).toList();
              return rest.isEmpty() ? null : rest;
            });
  }

  private static List<Watcher> joined(List<Watcher> some, List<Watcher> more) {
    List<Watcher> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /// One watch. A class, not a record: two watches with the same action are two.
  private static final class Watcher {
    private final Consumer<Changed> action;

    private Watcher(Consumer<Changed> action) {
      this.action = action;
    }
  }

  private record Place(AccountId account, long mailbox) {
    static final long ALL = 0;
  }
}
