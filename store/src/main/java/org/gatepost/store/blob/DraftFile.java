package org.gatepost.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.crypto.spec.SecretKeySpec;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.disk.DiskFile;

/// The part of a draft that memory had no room for: whole chunks, sealed with a key that is never
/// stored.
final class DraftFile implements AutoCloseable {
  private static final byte[] UNBOUND = {};

  private final Disk disk;
  private final Path path;
  private final DiskFile file;
  private final SecretKeySpec key;
  private final Chunks chunks;
  private final byte[] sealed = new byte[Chunks.SEALED];
  private int count;

  DraftFile(Disk disk, Path path, SecretKeySpec key, Chunks chunks) throws IOException {
    this.disk = disk;
    this.path = path;
    this.file = disk.create(path);
    this.key = key;
    this.chunks = chunks;
  }

  long octets() {
    return (long) count * Chunks.PLAIN;
  }

  /// Appends the chunk that stands there.
  void append(byte[] octets, int from) throws IOException {
    chunks.seal(
        key,
        count,
        false,
        UNBOUND,
        new Chunks.Span(octets, from, Chunks.PLAIN),
        new Chunks.Span(sealed, 0, sealed.length));
    file.write(ByteBuffer.wrap(sealed), (long) count * Chunks.SEALED);
    count++;
  }

  InputStream read() {
    return new Reading();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      disk.delete(path);
    }
  }

  /// Opens one chunk after another.
  private final class Reading extends InputStream {
    private final byte[] from = new byte[Chunks.SEALED];
    private final byte[] plain = new byte[Chunks.PLAIN];
    private int next;
    private int at = Chunks.PLAIN;

    @Override
    public int read() throws IOException {
      return fill() ? plain[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
      if (!fill()) {
        return -1;
      }
      int some = Math.min(length, Chunks.PLAIN - at);
      System.arraycopy(plain, at, into, start, some);
      at += some;
      return some;
    }

    private boolean fill() throws IOException {
      if (at < Chunks.PLAIN) {
        return true;
      }
      if (next == count) {
        return false;
      }
      if (file.read(ByteBuffer.wrap(from), (long) next * Chunks.SEALED) < Chunks.SEALED) {
        throw new IOException("a draft's file is too short");
      }
      chunks.open(
          key,
          next,
          false,
          UNBOUND,
          new Chunks.Span(from, 0, from.length),
          new Chunks.Span(plain, 0, plain.length));
      next++;
      at = 0;
      return true;
    }
  }
}
