package org.gatepost.store.backup;

import java.nio.file.Path;

/// What came of making a copy.
public sealed interface BackupOutcome {
  /// It is whole and synced.
  ///
  /// @param segments of the message log
  /// @param octets in all files together
  /// @param withMasterKey if not, the key must be kept apart: without it the copy can't be read
  record Made(Path target, int segments, long octets, boolean withMasterKey)
      implements BackupOutcome {}

  /// Something has that name already.
  record TargetExists(Path target) implements BackupOutcome {}
}
