package org.gatepost.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// The compressed way to a peer (RFC 4978).
///
/// Each flush ends at an octet's border, and what comes after it never points back before it; so
/// the large state is borrowed for one burst and given back, and an idle connection holds none.
final class Deflation {
  private final Deflaters pool;

  /// Held between the first octet of a burst and its flush.
  private @Nullable Deflater open;

  Deflation(Deflaters pool) {
    this.pool = pool;
  }

  boolean isOpen() {
    return open != null;
  }

  /// Compresses and releases the text.
  ByteBuf apply(ByteBuf text, boolean flush, ByteBufAllocator alloc) {
    Deflater deflater = open;
    if (deflater == null) {
      deflater = pool.borrow();
      open = deflater;
    }
    ByteBuf out = alloc.heapBuffer(Math.max(64, text.readableBytes() / 2));
    byte[] plain = new byte[text.readableBytes()];
    text.readBytes(plain).release();
    deflater.setInput(plain);
    int mode = flush ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
    int made;
    int room;
    do {
      out.ensureWritable(1024);
      room = out.writableBytes();
      made = deflater.deflate(out.array(), out.arrayOffset() + out.writerIndex(), room, mode);
      out.writerIndex(out.writerIndex() + made);
    } while (made == room);
    if (flush) {
      release();
    }
    return out;
  }

  void release() {
    Deflater held = open;
    open = null;
    if (held != null) {
      pool.giveBack(held);
    }
  }
}
