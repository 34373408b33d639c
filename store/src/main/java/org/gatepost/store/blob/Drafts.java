package org.gatepost.store.blob;

/// Where messages are drafted while they arrive.
public final class Drafts {
  Drafts() {}

  /// Begins an empty draft.
  public Draft begin() {
    return new Draft();
  }
}
