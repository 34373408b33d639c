package org.gatepost.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file. Reading is safe from several threads at once; writing belongs to one.
public interface DiskFile extends AutoCloseable {
  /// Fills the buffer from this position on; less only at the end of the file.
  ///
  /// @return octets read, 0 at the end of the file
  int read(ByteBuffer into, long position) throws IOException;

  /// Writes all of the buffer at this position.
  void write(ByteBuffer from, long position) throws IOException;

  /// Returns when what was written is on the disk (`fdatasync`).
  void force() throws IOException;

  void truncate(long octets) throws IOException;

  long octets() throws IOException;

  @Override
  void close() throws IOException;
}
