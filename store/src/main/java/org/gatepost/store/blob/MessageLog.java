package org.gatepost.store.blob;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.blob.Sealed.Form;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.disk.DiskFile;
import org.gatepost.store.key.AccountKey;

/// All segments of the data directory. Every method may be called by any thread.
public final class MessageLog implements AutoCloseable {
  /// From so many octets on a message is written by the one who brings it.
  public static final int LARGE = 1 << 20;

  private final Segments segments;
  private final Sealing sealing;
  private final RecordReader reader;
  private final LogWriter writer;

  private MessageLog(Segments segments, long segmentOctets, SecureRandom chance) {
    Chunks chunks = new Chunks();
    this.segments = segments;
    this.sealing = new Sealing(chunks, chance);
    this.reader = new RecordReader(segments, chunks);
    this.writer = new LogWriter(segments, segmentOctets);
  }

  /// The log in this directory, which is made if need be.
  public static MessageLog open(Disk disk, Path directory, long segmentOctets, SecureRandom chance)
      throws IOException {
    return new MessageLog(Segments.open(disk, directory), segmentOctets, chance);
  }

  /// Seals a draft for an account, on the caller's thread. A large one is also written and synced
  /// here, into a segment of its own, so that it delays no one.
  public Sealed seal(AccountKey key, Draft draft) throws IOException {
    long octets = draft.octets();
    if (octets >= LARGE) {
      return sealLarge(key, draft, octets);
    }
    Optional<byte[]> memory = draft.memory();
    byte[] plain = memory.isPresent() ? memory.get() : draft.read().readAllBytes();
    byte[] stored = sealing.seal(key, plain, (int) octets);
    return new Sealed(new Form.InMemory(stored, octets), segments);
  }

  /// What the record there holds.
  ///
  /// @throws IOException when it can't be read, or is not what was written
  public Content content(AccountKey key, BlobRef ref) throws IOException {
    return reader.content(key, ref);
  }

  /// Looks a record up without its key.
  public Check check(long account, BlobRef ref) throws IOException {
    return reader.check(account, ref);
  }

  /// The same record again, to be kept elsewhere.
  ///
  /// @throws IOException when it is not what was written
  public Sealed copy(long account, BlobRef ref) throws IOException {
    Check check = reader.check(account, ref);
    if (check != Check.GOOD) {
      throw new IOException("a record can't be moved: " + ref + " is " + check);
    }
    return new Sealed(new Form.InMemory(reader.stored(ref), ref.octets()), segments);
  }

  /// The numbers of all segments there are, in order.
  public List<Integer> segments() throws IOException {
    return segments.numbers();
  }

  /// The segment that the ledger writes to now, or wrote to last.
  public int current() {
    return writer.current();
  }

  /// A segment's file.
  public Path path(int segment) {
    return segments.path(segment);
  }

  /// Removes a segment that no row refers to. Whoever reads it now reads on.
  public void delete(int segment) throws IOException {
    segments.delete(segment);
  }

  /// The end that the ledger writes to.
  public LogWriter writer() {
    return writer;
  }

  @Override
  public void close() throws IOException {
    try (segments) {
      writer.close();
    }
  }

  private Sealed sealLarge(AccountKey key, Draft draft, long octets) throws IOException {
    int number = segments.nextNumber();
    boolean done = false;
    try (DiskFile file = segments.create(number)) {
      int stored = Math.toIntExact(Frame.storedLength(octets));
      sealing.seal(key, draft.read(), octets, file, Segments.HEADER);
      file.force();
      done = true;
      BlobRef ref = new BlobRef(number, Segments.HEADER, stored, octets);
      return new Sealed(new Form.OwnSegment(ref), segments);
    } finally {
      if (!done) {
        segments.delete(number);
      }
    }
  }
}
