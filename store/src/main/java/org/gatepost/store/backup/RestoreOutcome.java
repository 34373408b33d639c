package org.gatepost.store.backup;

import java.nio.file.Path;

/// What came of restoring a copy.
public sealed interface RestoreOutcome {
  /// All of it is in place and matched its checksums.
  ///
  /// @param withMasterKey if not, the key must be put there before the data can be opened
  record Restored(Path data, int segments, long octets, boolean withMasterKey)
      implements RestoreOutcome {}

  /// There is something in the directory.
  record NotEmpty(Path data) implements RestoreOutcome {}

  /// It is no copy of ours, or one that was never finished.
  record NotABackup(Path from) implements RestoreOutcome {}

  /// A file of the copy is missing or not what was copied. Nothing was restored.
  record Damaged(String file) implements RestoreOutcome {}
}
