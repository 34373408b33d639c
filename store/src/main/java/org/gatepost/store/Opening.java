package org.gatepost.store;

import java.io.IOException;
import java.nio.file.Path;

/// What came of opening the data directory.
public sealed interface Opening {
  record Opened(Store store) implements Opening {}

  /// Another process has it open.
  record InUse(Path lock) implements Opening {}

  /// Group or others may read the master key's file.
  record KeyExposed(Path file) implements Opening {}

  /// There is mail, but no master key to read it with.
  record KeyMissing(Path file) implements Opening {}

  /// The master key is not the one that this data was made with, or its file is damaged.
  record KeyWrong(Path file) implements Opening {}

  /// A newer Gatepost has used this data.
  record Newer(int version, int known) implements Opening {}

  /// The store, for those who can do nothing else.
  ///
  /// @throws IOException that says why it is not open
  default Store orThrow() throws IOException {
    if (this instanceof Opened(Store store)) {
      return store;
    }
    throw new IOException("the data directory can't be opened: " + this);
  }
}
