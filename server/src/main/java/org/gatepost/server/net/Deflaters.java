package org.gatepost.server.net;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Compressors that wait for their next burst. Each weighs a quarter of a megabyte outside the
/// heap, so that few are kept.
final class Deflaters implements AutoCloseable {
  private static final int KEPT_MAX = 16;

  private final ArrayBlockingQueue<Deflater> kept = new ArrayBlockingQueue<>(KEPT_MAX);

  Deflater borrow() {
    @Nullable Deflater one = kept.poll();
    return one == null ? new Deflater(Deflater.DEFAULT_COMPRESSION, true) : one;
  }

  void giveBack(Deflater one) {
    one.reset();
    if (!kept.offer(one)) {
      one.end();
    }
  }

  @Override
  public void close() {
    for (Deflater one = kept.poll(); one != null; one = kept.poll()) {
      one.end();
    }
  }
}
