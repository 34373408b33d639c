package org.gatepost.store.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.zip.CRC32C;
import javax.crypto.spec.SecretKeySpec;
import org.gatepost.store.key.AccountKey;

/// Finds records in their segments, opens them with a key or checks them without.
final class RecordReader {
  /// Records of one chunk are read and opened at once.
  private static final int SMALL = Frame.OCTETS + Chunks.SEALED;

  private static final int CHECKED_AT_ONCE = 256 << 10;

  private final Segments segments;
  private final Chunks chunks;

  RecordReader(Segments segments, Chunks chunks) {
    this.segments = segments;
    this.chunks = chunks;
  }

  Content content(AccountKey key, BlobRef ref) throws IOException {
    Segments.Pinned pinned = segments.pin(ref.segment());
    boolean handedOn = false;
    try {
      byte[] start = read(pinned, ref.offset(), Math.min(ref.storedLength(), SMALL));
      Frame frame = frame(start, ref, key.account());
      SecretKeySpec recordKey = key.derive(frame.salt());
      if (ref.storedLength() <= SMALL) {
        return new Content(frame.octets(), small(recordKey, frame, start));
      }
      handedOn = true;
      return new Content(frame.octets(), new Large(pinned, ref, recordKey, frame));
    } finally {
      if (!handedOn) {
        segments.release(pinned);
      }
    }
  }

  /// Looks a record up without its key.
  Check check(long account, BlobRef ref) throws IOException {
    Segments.Pinned pinned;
    try {
      pinned = segments.pin(ref.segment());
    } catch (NoSuchFileException e) {
      return Check.NO_SEGMENT;
    }
    try {
      if (pinned.file().octets() < ref.offset() + ref.storedLength()) {
        return Check.CUT_SHORT;
      }
      byte[] start = read(pinned, ref.offset(), Frame.OCTETS);
      Optional<Frame> frame = Frame.read(start, 0).filter(found -> matches(found, ref));
      if (frame.isEmpty()) {
        return Check.NO_RECORD;
      }
      if (frame.get().account() != account) {
        return Check.OTHER_ACCOUNT;
      }
      return bodyCheck(pinned, ref) == frame.get().bodyCheck() ? Check.GOOD : Check.ALTERED;
    } finally {
      segments.release(pinned);
    }
  }

  /// The record as it is stored.
  byte[] stored(BlobRef ref) throws IOException {
    Segments.Pinned pinned = segments.pin(ref.segment());
    try {
      return read(pinned, ref.offset(), ref.storedLength());
    } finally {
      segments.release(pinned);
    }
  }

  private int bodyCheck(Segments.Pinned pinned, BlobRef ref) throws IOException {
    CRC32C crc = new CRC32C();
    long at = ref.offset() + Frame.OCTETS;
    long end = ref.offset() + ref.storedLength();
    while (at < end) {
      byte[] some = read(pinned, at, (int) Math.min(CHECKED_AT_ONCE, end - at));
      crc.update(some);
      at += some.length;
    }
    return (int) crc.getValue();
  }

  private Content.Source small(SecretKeySpec key, Frame frame, byte[] record) throws IOException {
    byte[] plain = new byte[(int) frame.octets()];
    chunks.open(
        key,
        0,
        true,
        frame.bound(),
        new Chunks.Span(record, Frame.OCTETS, record.length - Frame.OCTETS),
        new Chunks.Span(plain, 0, plain.length));
    return new Small(plain);
  }

  private record Small(byte[] plain) implements Content.Source {
    @Override
    public byte[] chunk(int number, byte[] spare) {
      return plain;
    }

    @Override
    public void close() {}
  }

  /// Keeps the segment readable until it is closed.
  private final class Large implements Content.Source {
    private final Segments.Pinned pinned;
    private final BlobRef ref;
    private final SecretKeySpec key;
    private final Frame frame;
    private boolean closed;

    Large(Segments.Pinned pinned, BlobRef ref, SecretKeySpec key, Frame frame) {
      this.pinned = pinned;
      this.ref = ref;
      this.key = key;
      this.frame = frame;
    }

    @Override
    public byte[] chunk(int number, byte[] spare) throws IOException {
      long from = (long) number * Chunks.PLAIN;
      int some = (int) Math.min(Chunks.PLAIN, frame.octets() - from);
      boolean last = number == Chunks.count(frame.octets()) - 1;
      long at = ref.offset() + Frame.OCTETS + (long) number * Chunks.SEALED;
      byte[] sealed = read(pinned, at, some + Chunks.TAG);
      byte[] plain = spare.length >= some ? spare : new byte[Chunks.PLAIN];
      Chunks.Span to = new Chunks.Span(plain, 0, plain.length);
      chunks.open(key, number, last, frame.bound(), new Chunks.Span(sealed, 0, sealed.length), to);
      return plain;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        segments.release(pinned);
      }
    }
  }

  private static Frame frame(byte[] start, BlobRef ref, long account) throws IOException {
    return Frame.read(start, 0)
        .filter(found -> found.account() == account && matches(found, ref))
        .orElseThrow(() -> new IOException("no record of account " + account + " at " + ref));
  }

  private static boolean matches(Frame frame, BlobRef ref) {
    return frame.octets() == ref.octets() && frame.storedLength() == ref.storedLength();
  }

  private static byte[] read(Segments.Pinned pinned, long offset, int length) throws IOException {
    byte[] octets = new byte[length];
    if (pinned.file().read(ByteBuffer.wrap(octets), offset) < length) {
      throw new IOException("a segment ends before its record does");
    }
    return octets;
  }
}
