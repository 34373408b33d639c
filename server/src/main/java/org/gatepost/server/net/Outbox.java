package org.gatepost.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatepost.base.text.Ascii;
import org.jspecify.annotations.Nullable;

/// What is on its way to a peer. Small writes are gathered; when too much waits for a slow peer,
/// the session waits too.
final class Outbox {
  /// Octets gathered before they are sent: the text of one TLS record.
  private static final int CHUNK = 16 * 1024;

  private static final int CHUNK_AT_FIRST = 512;

  /// Octets handed to the loop and not yet taken by the peer's side, at most.
  private static final int HIGH_WATER = 256 * 1024;

  private static final int LOW_WATER = 64 * 1024;

  private final Channel channel;
  private final Waiter waiter;
  private final long timeoutNanos;

  /// Written by the session, read back by the loop.
  private final AtomicInteger underWay = new AtomicInteger();

  private volatile @Nullable IOException failure;

  // Owned by the session's thread.
  private @Nullable ByteBuf gathered;
  private @Nullable Deflation deflation;

  Outbox(Channel channel, Waiter waiter, Duration timeout) {
    this.channel = channel;
    this.waiter = waiter;
    this.timeoutNanos = timeout.toNanos();
  }

  void write(byte[] octets, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      ByteBuf buffer = gathering();
      int part = Math.min(left, CHUNK - buffer.readableBytes());
      buffer.writeBytes(octets, at, part);
      at += part;
      left -= part;
      if (buffer.readableBytes() == CHUNK) {
        send(false);
      }
    }
  }

  void writeAscii(String text) throws IOException {
    if (!Ascii.isAscii(text)) {
      throw new IllegalArgumentException("not ASCII");
    }
    int at = 0;
    while (at < text.length()) {
      ByteBuf buffer = gathering();
      int part = Math.min(text.length() - at, CHUNK - buffer.readableBytes());
      for (int i = 0; i < part; i++) {
        buffer.writeByte(text.charAt(at + i));
      }
      at += part;
      if (buffer.readableBytes() == CHUNK) {
        send(false);
      }
    }
  }

  void flush() throws IOException {
    if (gathered != null || deflation != null && deflation.isOpen()) {
      send(true);
    } else {
      check();
    }
  }

  /// What was gathered, for whoever sends it by another way.
  ByteBuf takeGathered() {
    ByteBuf taken = gathering();
    gathered = null;
    return taken;
  }

  void deflate(Deflation with) {
    deflation = with;
  }

  /// The connection takes nothing more.
  void fail(IOException cause) {
    failure = cause;
    waiter.signal();
  }

  boolean isUnderWay() {
    return underWay.get() > 0;
  }

  /// Gives back what the session still holds.
  void release() {
    ByteBuf held = gathered;
    gathered = null;
    if (held != null) {
      held.release();
    }
    if (deflation != null) {
      deflation.release();
    }
  }

  private ByteBuf gathering() {
    ByteBuf buffer = gathered;
    if (buffer == null) {
      buffer = channel.alloc().ioBuffer(CHUNK_AT_FIRST, CHUNK);
      gathered = buffer;
    }
    return buffer;
  }

  private void send(boolean flush) throws IOException {
    check();
    ByteBuf buffer = takeGathered();
    if (deflation != null) {
      buffer = deflation.apply(buffer, flush, channel.alloc());
    }
    int octets = buffer.readableBytes();
    if (octets == 0) {
      buffer.release();
      return;
    }
    underWay.addAndGet(octets);
    ByteBuf sent = buffer;
    channel
        .eventLoop()
        .execute(
            () -> channel.writeAndFlush(sent).addListener(done -> arrived(octets, done.cause())));
    if (underWay.get() > HIGH_WATER) {
      awaitLowWater();
    }
  }

  private void arrived(int octets, @Nullable Throwable cause) {
    if (cause != null && failure == null) {
      failure = new IOException("the peer is gone", cause);
    }
    underWay.addAndGet(-octets);
    waiter.signal();
  }

  private void awaitLowWater() throws IOException {
    int last = underWay.get();
    long deadline = Waiter.now() + timeoutNanos;
    while (last > LOW_WATER) {
      check();
      if (Waiter.now() >= deadline) {
        throw new SilentPeer("the peer took nothing in time");
      }
      waiter.park(deadline);
      int now = underWay.get();
      if (now < last) {
        deadline = Waiter.now() + timeoutNanos;
      }
      last = now;
    }
  }

  private void check() throws IOException {
    IOException cause = failure;
    if (cause != null) {
      throw new IOException(cause.getMessage(), cause);
    }
  }
}
