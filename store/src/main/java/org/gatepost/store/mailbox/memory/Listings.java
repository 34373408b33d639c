package org.gatepost.store.mailbox.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.gatepost.store.account.AccountId;
import org.jspecify.annotations.Nullable;

/// Lists of mailboxes that were asked for lately. Safe for use by several threads.
public final class Listings {
  private static final int ACCOUNTS_MAX = 20_000;

  private final Cache<AccountId, Slot> slots =
      Caffeine.newBuilder().maximumSize(ACCOUNTS_MAX).build();

  /// Reads an account's list from the database.
  @FunctionalInterface
  public interface Loader {
    Listing load() throws IOException;
  }

  /// An account's list, as new as the last commit before the call.
  public Listing of(AccountId account, Loader loader) throws IOException {
    // The slot is in place before the database is read: a commit that the reading missed throws the
    // slot away, and what was read with it.
    return slots.get(account, _ -> new Slot()).fill(loader);
  }

  /// Drops a list that is stale. Called by the thread that commits.
  public void forget(AccountId account) {
    slots.invalidate(account);
  }

  /// Drops all.
  public void forgetAll() {
    slots.invalidateAll();
  }

  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();

    /// Null until somebody has read the list.
    private volatile @Nullable Listing listing;

    Listing fill(Loader loader) throws IOException {
      Listing known = listing;
      if (known != null) {
        return known;
      }
      lock.lock();
      try {
        known = listing;
        if (known == null) {
          known = loader.load();
          listing = known;
        }
        return known;
      } finally {
        lock.unlock();
      }
    }
  }
}
