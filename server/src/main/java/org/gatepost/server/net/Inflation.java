package org.gatepost.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The compressed way from a peer (RFC 4978). It swells by one piece at a time, as the session asks
/// for it, whatever the peer has packed.
final class Inflation {
  private static final int PIECE = 4 * 1024;

  private final Inflater inflater = new Inflater(true);

  /// Whether the last piece was filled to its end, so that more may stand behind it.
  private boolean filled;

  /// Takes one compressed buffer, when [#next] has said that the last one is used up.
  void feed(ByteBuf compressed) {
    byte[] octets = new byte[compressed.readableBytes()];
    compressed.readBytes(octets).release();
    inflater.setInput(octets);
  }

  /// The next piece, or null where more has to be fed first.
  @Nullable ByteBuf next(ByteBufAllocator alloc) throws IOException {
    if (!hasMore()) {
      return null;
    }
    ByteBuf piece = alloc.heapBuffer(PIECE, PIECE);
    try {
      int made = inflater.inflate(piece.array(), piece.arrayOffset(), PIECE);
      filled = made == PIECE;
      if (made > 0) {
        return piece.writerIndex(made);
      }
      piece.release();
    } catch (DataFormatException e) {
      piece.release();
      throw new IOException("the peer's compressed data are broken", e);
    }
    if (inflater.finished() || inflater.needsDictionary()) {
      throw new IOException("the peer has ended its compressed data");
    }
    return null;
  }

  boolean hasMore() {
    return filled || !inflater.needsInput();
  }

  void release() {
    inflater.end();
  }
}
