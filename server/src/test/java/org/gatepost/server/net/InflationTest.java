package org.gatepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.gatepost.testkit.Cases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InflationTest {
  private final ByteBufAllocator alloc = ByteBufAllocator.DEFAULT;

  @Test
  void aPackedFloodComesOutOnePieceAtATime() throws IOException {
    byte[] packed = packed(new byte[50_000_000]);
    Inflation inflation = new Inflation();
    inflation.feed(Unpooled.wrappedBuffer(packed));
    long octets = 0;
    for (@Nullable ByteBuf piece = inflation.next(alloc);
        piece != null;
        piece = inflation.next(alloc)) {
      assertThat(piece.capacity()).isLessThanOrEqualTo(4096);
      octets += piece.readableBytes();
      piece.release();
    }
    assertThat(octets).isEqualTo(50_000_000);
    assertThat(inflation.hasMore()).isFalse();
    inflation.release();
  }

  @Test
  void noiseIsRefused() {
    Inflation inflation = new Inflation();
    inflation.feed(Unpooled.wrappedBuffer(new byte[] {-1, -1, -1, -1}));
    assertThatThrownBy(() -> inflation.next(alloc)).isInstanceOf(IOException.class);
    inflation.release();
  }

  @Test
  void whatOneSideDeflatesInBurstsTheOtherInflates() {
    Cases.forAll(
        (chance, size) -> {
          Deflaters pool = new Deflaters();
          Deflation out = new Deflation(pool);
          Inflation in = new Inflation();
          for (int burst = 0; burst < 4; burst++) {
            byte[] text = new byte[chance.nextInt(100 * size)];
            new Random(chance.nextLong()).nextBytes(text);
            Arrays.fill(text, 0, text.length / 2, (byte) 'a');
            in.feed(out.apply(Unpooled.wrappedBuffer(text), true, alloc));
            assertThat(out.isOpen()).isFalse();
            assertThat(all(in)).isEqualTo(text);
          }
          in.release();
          pool.close();
        });
  }

  private byte[] all(Inflation in) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (@Nullable ByteBuf piece = in.next(alloc); piece != null; piece = in.next(alloc)) {
      piece.readBytes(text, piece.readableBytes()).release();
    }
    return text.toByteArray();
  }

  private static byte[] packed(byte[] text) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(text);
    byte[] room = new byte[200_000];
    int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(room, length);
  }
}
