package org.gatepost.store.blob;

import java.io.IOException;

/// A record sealed for one account: what a database change keeps. Close it when the change has
/// returned; what no change kept is then forgotten.
public final class Sealed implements AutoCloseable {
  private final Form form;
  private final Segments segments;
  private volatile boolean kept; // written by the ledger thread

  Sealed(Form form, Segments segments) {
    this.form = form;
    this.segments = segments;
  }

  /// Where it is until it is kept.
  sealed interface Form {
    /// Still to be written, by the ledger.
    record InMemory(byte[] stored, long octets) implements Form {}

    /// Written and synced, alone in a segment.
    record OwnSegment(BlobRef ref) implements Form {}
  }

  Form form() {
    return form;
  }

  /// Says whether a row refers to it, or may after a commit whose end is unknown.
  void kept(boolean now) {
    kept = now;
  }

  @Override
  public void close() throws IOException {
    if (!kept && form instanceof Form.OwnSegment(BlobRef ref)) {
      segments.delete(ref.segment());
    }
  }
}
