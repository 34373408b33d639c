package org.gatepost.app;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gatepost.store.Compacted;
import org.gatepost.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the store wants done from time to time: giving back the room of what was removed.
final class Upkeep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Store store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("upkeep").factory());

  private Upkeep(Store store) {
    this.store = store;
  }

  /// Begins an hour from now.
  static Upkeep of(Store store) {
    Upkeep upkeep = new Upkeep(store);
    var _ =
        upkeep.timer.scheduleWithFixedDelay(
            upkeep::compact, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    return upkeep;
  }

  @Override
  public void close() {
    timer.close(); // waits for a compaction that is under way
  }

  private void compact() {
    try {
      Compacted done = store.compact();
      log.atInfo()
          .addKeyValue("records", done.records())
          .addKeyValue("segments", done.segments())
          .addKeyValue("files", done.files())
          .log("store.compacted");
    } catch (IOException e) {
      log.atWarn().setCause(e).log("store.compact.failed");
    } catch (RuntimeException e) {
      // A timer that throws never runs again; a bug must not end all later rounds.
      log.atError().setCause(e).log("store.compact.bug");
    }
  }
}
