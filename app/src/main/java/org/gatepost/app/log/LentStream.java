package org.gatepost.app.log;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A stream that stays open when who writes to it closes it: standard error is not the log's own,
/// and Logback closes what it stops writing to.
final class LentStream extends FilterOutputStream {
  LentStream(OutputStream lent) {
    super(lent);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    out.write(octets, from, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
