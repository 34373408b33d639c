package org.gatepost.store;

import java.nio.file.Path;

/// Where what stands in a data directory.
///
/// @param root the directory itself
record DataDirectory(Path root) {
  /// Held by the process that has it open.
  public Path lock() {
    return root.resolve("lock");
  }

  public Path masterKey() {
    return root.resolve("master.key");
  }

  public Path database() {
    return root.resolve("gatepost.db");
  }

  /// The segments of the message log.
  public Path log() {
    return root.resolve("log");
  }

  /// Messages that are still arriving; nothing here outlives the process.
  public Path drafts() {
    return root.resolve("draft");
  }
}
