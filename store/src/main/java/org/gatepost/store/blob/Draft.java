package org.gatepost.store.blob;

import java.io.IOException;
import java.io.InputStream;

/// A message on its way in: in memory while small, then in a file sealed with a throw-away key.
/// Used by one thread; may be sealed for several accounts.
@SuppressWarnings("DoNotCallSuggester")
public final class Draft implements AutoCloseable {
  Draft() {}

  /// Adds octets.
  public void write(byte[] octets, int from, int length) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Octets written so far.
  public long octets() {
    throw new UnsupportedOperationException();
  }

  /// All that was written, from the start; may be called again and again.
  public InputStream read() throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
