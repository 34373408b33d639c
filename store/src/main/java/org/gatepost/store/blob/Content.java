package org.gatepost.store.blob;

import java.io.IOException;
import java.io.OutputStream;

/// What one record holds. Opens only the chunks that are asked for; used by one thread.
@SuppressWarnings("DoNotCallSuggester")
public final class Content implements AutoCloseable {
  Content() {}

  /// Length in octets.
  public long octets() {
    throw new UnsupportedOperationException();
  }

  /// Hands the octets from one position up to another to the sink, a piece at a time.
  public void slice(long from, long to, OutputStream sink) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The octets from one position up to another.
  public byte[] bytes(long from, long to) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
