package org.gatepost.store.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message on its way in: in memory while small, then in a file sealed with a throw-away key.
/// Used by one thread; may be sealed for several accounts.
public final class Draft implements AutoCloseable {
  private static final int START = 8 << 10;

  private final Drafts drafts;
  private byte[] tail = new byte[START]; // what is not in the file
  private int tailLength;
  private @Nullable DraftFile file; // made when memory no longer does

  Draft(Drafts drafts) {
    this.drafts = drafts;
  }

  /// Adds octets.
  public void write(byte[] octets, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      int room = makeRoom(left);
      int some = Math.min(left, room);
      System.arraycopy(octets, at, tail, tailLength, some);
      tailLength += some;
      at += some;
      left -= some;
    }
  }

  /// Octets written so far.
  public long octets() {
    return (file == null ? 0 : file.octets()) + tailLength;
  }

  /// All that was written, from the start; may be called again and again.
  public InputStream read() {
    InputStream rest = new ByteArrayInputStream(tail, 0, tailLength);
    return file == null ? rest : new SequenceInputStream(file.read(), rest);
  }

  /// Forgets it.
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /// The array that all of it stands in, from its start; none when part of it is in a file.
  Optional<byte[]> memory() {
    return file == null ? Optional.of(tail) : Optional.empty();
  }

  private int makeRoom(int wanted) throws IOException {
    if (tailLength == tail.length) {
      if (file == null && tail.length < drafts.memoryOctets()) {
        long grown = Math.max(2L * tail.length, (long) tail.length + wanted);
        tail = Arrays.copyOf(tail, (int) Math.min(grown, drafts.memoryOctets()));
      } else {
        spill();
      }
    }
    return tail.length - tailLength;
  }

  private void spill() throws IOException {
    DraftFile target = file;
    if (target == null) {
      target = drafts.newFile();
      file = target;
    }
    int from = 0;
    for (; tailLength - from >= Chunks.PLAIN; from += Chunks.PLAIN) {
      target.append(tail, from);
    }
    System.arraycopy(tail, from, tail, 0, tailLength - from);
    tailLength -= from;
  }
}
