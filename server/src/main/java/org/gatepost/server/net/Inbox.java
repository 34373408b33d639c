package org.gatepost.server.net;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What was read from a peer and not yet taken by its session. Bounded: when it is full the loop
/// stops reading, until the session has taken half of it.
final class Inbox {
  /// Octets held before the loop stops reading.
  static final int OCTETS_MAX = 64 * 1024;

  // All guarded by the monitor. `first` alone serves a peer that waits for each answer.
  private @Nullable ByteBuf first;
  private @Nullable ArrayDeque<ByteBuf> more;
  private int octets;
  private boolean paused;
  private boolean ended;
  private boolean dropping;
  private @Nullable IOException failure;

  synchronized void add(ByteBuf read) {
    if (dropping || !read.isReadable()) {
      read.release();
      return;
    }
    octets += read.readableBytes();
    if (first == null) {
      first = read;
    } else {
      if (more == null) {
        more = new ArrayDeque<>(4);
      }
      more.add(read);
    }
  }

  /// Asked by the loop after each read: whether to go on reading.
  synchronized boolean wantsMore() {
    if (ended) {
      return false;
    }
    paused = octets >= OCTETS_MAX;
    return !paused;
  }

  synchronized @Nullable ByteBuf take() {
    ByteBuf taken = first;
    if (taken != null) {
      octets -= taken.readableBytes();
      first = more == null ? null : more.poll();
      if (first == null) {
        more = null;
      }
    }
    return taken;
  }

  /// Asked by the session after taking: whether the loop has to be told to read again.
  synchronized boolean resumes() {
    if (paused && octets <= OCTETS_MAX / 2) {
      paused = false;
      return true;
    }
    return false;
  }

  synchronized boolean isEmpty() {
    return first == null;
  }

  /// Whether the peer has ended properly.
  ///
  /// @throws IOException where the connection broke instead
  synchronized boolean hasEnded() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    return ended;
  }

  synchronized void end() {
    ended = true;
  }

  synchronized void fail(IOException cause) {
    ended = true;
    if (failure == null) {
      failure = cause;
    }
  }

  /// Forgets what is held.
  synchronized void drop() {
    ByteBuf held = take();
    while (held != null) {
      held.release();
      held = take();
    }
  }

  /// Forgets what is held and all that is still to come.
  synchronized void dropAll() {
    dropping = true;
    drop();
  }
}
