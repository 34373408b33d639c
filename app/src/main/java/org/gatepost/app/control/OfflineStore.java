package org.gatepost.app.control;

import java.io.IOException;
import java.nio.file.Path;
import org.gatepost.app.config.Configuration;

/// Carries verbs out while no server runs: opens the data directory, does it, closes it.
public final class OfflineStore {
  private OfflineStore() {}

  /// Does it, or says why not.
  public static Answer carryOut(Path data, Configuration configuration, Verb.OfStore verb) {
    return switch (StoreDoor.open(configuration, data)) {
      case StoreDoor.Closed(var answer) -> answer;
      case StoreDoor.Open(var store) -> {
        try (store;
            Rules rules = Rules.of(configuration)) {
          yield new Administration(store, rules).carryOut(verb);
        } catch (IOException e) {
          yield new Answer.Failed(
              "The store could not be closed: " + e.getMessage(), "存储无法关闭：" + e.getMessage());
        }
      }
    };
  }

  /// Lays a backup out as the data directory, which must not exist or be empty.
  public static Answer restore(Path backup, Path data) {
    return StoreVerbs.restore(backup, data);
  }
}
