package org.gatepost.store.blob;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.disk.DiskFile;

/// The files of the log: `00000001.segment` and so on. A number is given once.
final class Segments implements AutoCloseable {
  /// What stands at the start of a segment: `GATELOG1`, its number, CRC-32C of both.
  static final int HEADER = 16;

  private static final byte[] MAGIC = "GATELOG1".getBytes(US_ASCII);
  private static final Pattern NAME = Pattern.compile("(\\d{8,10})\\.segment");

  /// Segments kept open for reading at most.
  private static final int OPEN_MAX = 128;

  private final Disk disk;
  private final Path directory;
  private final AtomicInteger last;
  private final LinkedHashMap<Integer, Pinned> open =
      new LinkedHashMap<>(16, 0.75f, true); // guarded by it

  private Segments(Disk disk, Path directory, int last) {
    this.disk = disk;
    this.directory = directory;
    this.last = new AtomicInteger(last);
  }

  static Segments open(Disk disk, Path directory) throws IOException {
    disk.createDirectory(directory);
    int last = numbers(disk, directory).stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Segments(disk, directory, last);
  }

  /// A segment open for reading; it stays readable until it is released, even if it is deleted.
  static final class Pinned {
    private final DiskFile file;
    private int users; // guarded by the map of open segments
    private boolean dropped; // guarded by the map of open segments

    private Pinned(DiskFile file) {
      this.file = file;
    }

    DiskFile file() {
      return file;
    }
  }

  /// The numbers of all segments there are, in order.
  List<Integer> numbers() throws IOException {
    return numbers(disk, directory);
  }

  Path path(int segment) {
    return directory.resolve(String.format(Locale.ROOT, "%08d.segment", segment));
  }

  /// Makes sure that this number is not given again.
  void reserve(int segment) {
    last.accumulateAndGet(segment, Math::max);
  }

  int nextNumber() {
    return last.incrementAndGet();
  }

  /// Makes a segment and syncs its name. Where that fails, as on a full disk, nothing is left.
  DiskFile create(int segment) throws IOException {
    DiskFile file = disk.create(path(segment));
    boolean made = false;
    try {
      ByteBuffer header = ByteBuffer.allocate(HEADER).put(MAGIC).putInt(segment);
      header.putInt(Frame.check(header.array(), 0, HEADER - Integer.BYTES)).flip();
      file.write(header, 0);
      file.force();
      disk.syncDirectory(directory);
      made = true;
      return file;
    } finally {
      if (!made) {
        try (file) {
          disk.delete(path(segment));
        }
      }
    }
  }

  boolean exists(int segment) throws IOException {
    return numbers().contains(segment);
  }

  /// Opens a segment to go on writing to it.
  DiskFile reopen(int segment) throws IOException {
    return disk.open(path(segment));
  }

  void delete(int segment) throws IOException {
    synchronized (open) {
      Pinned pinned = open.remove(segment);
      if (pinned != null) {
        drop(pinned);
      }
    }
    disk.delete(path(segment));
  }

  Pinned pin(int segment) throws IOException {
    synchronized (open) {
      Pinned pinned = open.get(segment);
      if (pinned == null) {
        pinned = new Pinned(disk.read(path(segment)));
        open.put(segment, pinned);
        if (open.size() > OPEN_MAX) {
          drop(open.pollFirstEntry().getValue());
        }
      }
      pinned.users++;
      return pinned;
    }
  }

  void release(Pinned pinned) throws IOException {
    synchronized (open) {
      pinned.users--;
      if (pinned.dropped && pinned.users == 0) {
        pinned.file.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (open) {
      for (Pinned pinned : open.values()) {
        drop(pinned);
      }
      open.clear();
    }
  }

  private static void drop(Pinned pinned) throws IOException {
    pinned.dropped = true;
    if (pinned.users == 0) {
      pinned.file.close();
    }
  }

  private static List<Integer> numbers(Disk disk, Path directory) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (String name : disk.list(directory)) {
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches()) {
        numbers.add(Integer.valueOf(matcher.group(1)));
      }
    }
    numbers.sort(null);
    return numbers;
  }
}
