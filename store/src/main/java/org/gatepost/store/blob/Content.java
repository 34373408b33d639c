package org.gatepost.store.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// What one record holds. Opens only the chunks that are asked for; used by one thread.
public final class Content implements AutoCloseable {
  private final long octets;
  private final Source source;
  private byte[] chunk = {}; // the chunk at hand
  private int chunkNumber = -1;

  Content(long octets, Source source) {
    this.octets = octets;
    this.source = source;
  }

  /// Where chunks come from.
  interface Source extends AutoCloseable {
    /// The chunk with this number, opened. The array may be the one given, when it fits.
    byte[] chunk(int number, byte[] spare) throws IOException;

    @Override
    void close() throws IOException;
  }

  /// Length in octets.
  public long octets() {
    return octets;
  }

  /// Hands the octets from one position up to another to the sink, a piece at a time.
  public void slice(long from, long to, OutputStream sink) throws IOException {
    Objects.checkFromToIndex(from, to, octets);
    for (long at = from; at < to; ) {
      int number = (int) (at / Chunks.PLAIN);
      if (number != chunkNumber) {
        chunkNumber = -1;
        chunk = source.chunk(number, chunk);
        chunkNumber = number;
      }
      int inside = (int) (at % Chunks.PLAIN);
      int some = (int) Math.min(to - at, Chunks.PLAIN - inside);
      sink.write(chunk, inside, some);
      at += some;
    }
  }

  /// The octets from one position up to another.
  public byte[] bytes(long from, long to) throws IOException {
    Objects.checkFromToIndex(from, to, octets);
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(to - from));
    slice(from, to, out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
