package org.gatepost.store.mailbox.memory;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mailboxes that are in memory: those that someone has open, and for a while those that nobody
/// has. Safe for use by several threads.
public final class LoadedMailboxes {
  private final int idleMessagesMax;
  private final Duration idleMax;
  private final InstantSource clock;

  // All four are guarded by this object's lock.
  private final Map<Place, Loaded> all = new HashMap<>();
  private final Map<Loaded, Integer> holders = new HashMap<>();
  private final LinkedHashMap<Loaded, Idle> idle = new LinkedHashMap<>();
  private long idleMessages;

  /// @param idleMessagesMax messages of mailboxes nobody has open that are kept all together
  public LoadedMailboxes(int idleMessagesMax, Duration idleMax, InstantSource clock) {
    this.idleMessagesMax = idleMessagesMax;
    this.idleMax = idleMax;
    this.clock = clock;
  }

  /// Reads a mailbox from the database.
  @FunctionalInterface
  public interface Loader {
    /// The mailbox, or nothing where there is none.
    Optional<Image> load() throws IOException;
  }

  /// Holds a mailbox, loading it first where it is not in memory; nothing where there is none. Each
  /// one that was held must be released.
  public Optional<Loaded> hold(Place place, Loader loader) throws IOException {
    while (true) {
      Loaded loaded;
      boolean mine;
      synchronized (this) {
        Loaded known = all.get(place);
        mine = known == null;
        loaded = known == null ? new Loaded(place) : known;
        all.put(place, loaded);
        holders.merge(loaded, 1, Integer::sum);
        wake(loaded);
      }
      if (mine) {
        return load(loaded, loader);
      }
      if (await(loaded)) {
        return Optional.of(loaded);
      }
      release(loaded); // whoever loaded it failed; find out why
    }
  }

  /// The mailbox, where it is in memory already. It is not held.
  public synchronized Optional<Loaded> peek(Place place) {
    Loaded loaded = all.get(place);
    return loaded != null && loaded.isReady() ? Optional.of(loaded) : Optional.empty();
  }

  /// Gives back what was held.
  ///
  /// @return the mailboxes that left memory with that
  public synchronized List<Loaded> release(Loaded loaded) {
    int left = holders.merge(loaded, -1, Integer::sum);
    if (left > 0) {
      return List.of();
    }
    holders.remove(loaded);
    if (all.get(loaded.place()) != loaded) {
      return List.of();
    }
    if (!loaded.isReady() || loaded.view().heading().gone()) {
      all.remove(loaded.place());
      return List.of();
    }
    int messages = loaded.view().count();
    idle.put(loaded, new Idle(clock.instant(), messages));
    idleMessages += messages;
    return evict();
  }

  /// Takes a committed event. Called by the thread that commits.
  public void take(Place place, MailboxEvent event) {
    Loaded loaded;
    synchronized (this) {
      loaded = all.get(place);
      if (loaded != null && event instanceof MailboxEvent.Deleted) {
        all.remove(place);
        wake(loaded);
      }
    }
    if (loaded != null) {
      loaded.take(event);
    }
  }

  /// Drops everything: whoever has a mailbox open sees it as gone.
  public void forget() {
    List<Loaded> forgotten;
    synchronized (this) {
      forgotten = List.copyOf(all.values());
      all.clear();
      idle.clear();
      idleMessages = 0;
    }
    forgotten.forEach(Loaded::forget);
  }

  /// Every mailbox that is in memory.
  public synchronized List<Loaded> everything() {
    return all.values().stream().filter(Loaded::isReady).toList();
  }

  private Optional<Loaded> load(Loaded loaded, Loader loader) throws IOException {
    boolean done = false;
    try {
      Optional<Image> image = loader.load();
      if (image.isEmpty()) {
        return Optional.empty();
      }
      loaded.become(image.get());
      if (!loaded.isReady()) {
        throw new IOException("the database was opened again meanwhile");
      }
      done = true;
      return Optional.of(loaded);
    } finally {
      if (!done) {
        drop(loaded);
      }
    }
  }

  private synchronized void drop(Loaded loaded) {
    loaded.fail();
    all.remove(loaded.place(), loaded);
    holders.computeIfPresent(loaded, (_, count) -> count == 1 ? null : count - 1);
  }

  private List<Loaded> evict() {
    List<Loaded> evicted = new ArrayList<>();
    Instant oldest = clock.instant().minus(idleMax);
    Iterator<Map.Entry<Loaded, Idle>> longest = idle.entrySet().iterator();
    while (longest.hasNext()) {
      Map.Entry<Loaded, Idle> entry = longest.next();
      if (idleMessages <= idleMessagesMax && entry.getValue().since.isAfter(oldest)) {
        break;
      }
      longest.remove();
      idleMessages -= entry.getValue().messages;
      all.remove(entry.getKey().place());
      evicted.add(entry.getKey());
    }
    return evicted;
  }

  private void wake(Loaded loaded) {
    @Nullable Idle was = idle.remove(loaded);
    if (was != null) {
      idleMessages -= was.messages;
    }
  }

  private static boolean await(Loaded loaded) throws IOException {
    try {
      return loaded.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("stopped while loading");
      stopped.initCause(e);
      throw stopped;
    }
  }

  private record Idle(Instant since, int messages) {}
}
