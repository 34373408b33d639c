package org.gatepost.store.blob;

import java.io.IOException;
import org.gatepost.store.key.AccountKey;

/// All segments of the data directory.
@SuppressWarnings("DoNotCallSuggester")
public final class MessageLog {
  MessageLog() {}

  /// Seals a draft for an account, on the caller's thread. A large one is also written and synced
  /// here, into a segment of its own, so that it delays no one.
  public Sealed seal(AccountKey key, Draft draft) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// What the record there holds.
  ///
  /// @throws IOException when it can't be read, or is not what was written
  public Content content(AccountKey key, BlobRef ref) throws IOException {
    throw new UnsupportedOperationException();
  }
}
