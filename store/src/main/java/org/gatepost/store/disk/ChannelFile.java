package org.gatepost.store.disk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/// A file over a [FileChannel]. An interrupt closes such a channel under everyone who shares it;
/// here the interrupted reader alone is turned away and the others go on with a new one.
final class ChannelFile implements DiskFile {
  private final Opening opening;
  private volatile FileChannel channel; // replaced under the lock of this
  private boolean closed; // guarded by this

  ChannelFile(FileChannel channel, Opening opening) {
    this.channel = channel;
    this.opening = opening;
  }

  /// Opens the same file once more.
  interface Opening {
    FileChannel open() throws IOException;
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    int start = into.position();
    while (into.hasRemaining()) {
      FileChannel current = channel;
      try {
        if (current.read(into, position + into.position() - start) < 0) {
          break;
        }
      } catch (ClosedByInterruptException e) {
        reopen(current);
        throw (InterruptedIOException) new InterruptedIOException().initCause(e);
      } catch (ClosedChannelException e) {
        reopen(current);
      }
    }
    return into.position() - start;
  }

  @Override
  public void write(ByteBuffer from, long position) throws IOException {
    long at = position;
    while (from.hasRemaining()) {
      at += channel.write(from, at);
    }
  }

  @Override
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void truncate(long octets) throws IOException {
    channel.truncate(octets);
  }

  @Override
  public long octets() throws IOException {
    return channel.size();
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    channel.close();
  }

  @SuppressWarnings("ReferenceEquality") // the very channel that broke
  private synchronized void reopen(FileChannel broken) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (channel == broken) {
      channel = opening.open();
    }
  }
}
