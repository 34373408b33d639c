package org.gatepost.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A line of which a part has come.
final class PartialLine {
  private static final int ROOM_AT_FIRST = 128;
  private static final int LINE_END = 2;

  private final long deadline;
  private byte[] octets = new byte[ROOM_AT_FIRST];
  private int length;
  private long dropped;

  PartialLine(long deadline) {
    this.deadline = deadline;
  }

  /// When its end must have come.
  long deadline() {
    return deadline;
  }

  /// Takes so many octets more. What is over the limit is dropped.
  void add(ByteBuf input, int count, int octetsMax) throws IOException {
    if (dropped > 0 || length + count > (long) octetsMax + LINE_END) {
      dropped += length + (long) count;
      length = 0;
      input.skipBytes(count);
      if (dropped > Connection.DRAINED_MAX) {
        throw new IOException("the peer sends a line without end");
      }
      return;
    }
    if (length + count > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(length + count, 2 * octets.length));
    }
    input.readBytes(octets, length, count);
    length += count;
  }

  /// The whole line, whose LF has been added.
  Line end(int octetsMax) {
    if (dropped > 0) {
      return new Line.TooLong();
    }
    boolean crlf = length > 1 && octets[length - LINE_END] == '\r';
    int text = crlf ? length - LINE_END : length - 1;
    return text > octetsMax ? new Line.TooLong() : LineEnd.judge(Arrays.copyOf(octets, text), crlf);
  }

  /// What it has, in front of this input.
  ByteBuf giveBack(@Nullable ByteBuf input) {
    ByteBuf mine = Unpooled.copiedBuffer(octets, 0, length);
    return input == null ? mine : Unpooled.wrappedBuffer(mine, input);
  }
}
