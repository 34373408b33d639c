package org.gatepost.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A real disk whose n-th call fails, or whose power fails with it.
///
/// What was written and not synced is lost when the power fails: all, some or part of it. So is
/// what was written before a sync that failed, whatever later syncs say (as Linux does it).
public final class FaultyDisk implements Disk {
  private final RealDisk real = new RealDisk();
  private final Map<Path, Traced> traces = new HashMap<>(); // guarded by this
  private long calls; // guarded by this
  private long failing = Long.MAX_VALUE; // guarded by this
  private long powerFailing = Long.MAX_VALUE; // guarded by this
  private boolean off; // guarded by this

  /// Has the n-th call from the start fail; the calls after it work again.
  public synchronized void failAt(long call) {
    failing = call;
  }

  /// Has the power fail at the n-th call from the start.
  public synchronized void cutPowerAt(long call) {
    powerFailing = call;
  }

  /// Calls so far.
  public synchronized long calls() {
    return calls;
  }

  /// Whether the call came that was to fail.
  public synchronized boolean hasFailed() {
    return calls >= failing;
  }

  /// Does to the files what a power cut may have done. The disk is off from here on.
  public synchronized void losePower(SplittableRandom chance) throws IOException {
    off = true;
    for (Map.Entry<Path, Traced> each : traces.entrySet()) {
      each.getValue().lose(each.getKey(), chance);
    }
    traces.clear();
  }

  private synchronized void call() throws IOException {
    calls++;
    if (calls == failing) {
      throw new IOException("the disk fails at call " + calls);
    }
    off = off || calls == powerFailing;
    if (off) {
      throw new IOException("the power is off");
    }
  }

  private synchronized Traced trace(Path file) {
    return traces.computeIfAbsent(file, _ -> new Traced());
  }

  /// One write that may be lost.
  private record Unsynced(long position, byte[] before, byte[] after, long octetsBefore) {}

  /// What may be lost of one file. Guarded by the disk.
  private static final class Traced {
    private final List<Unsynced> unsynced = new ArrayList<>();
    private final List<Unsynced> doomed = new ArrayList<>(); // a sync of these failed
    private boolean nameUnsynced;

    void lose(Path file, SplittableRandom chance) throws IOException {
      if (nameUnsynced && chance.nextBoolean()) {
        Files.deleteIfExists(file);
      }
      if (!Files.exists(file)) {
        return;
      }
      List<Unsynced> all = new ArrayList<>(doomed);
      all.addAll(unsynced);
      try (DiskFile open = new RealDisk().open(file)) {
        for (Unsynced write : all.reversed()) {
          open.write(ByteBuffer.wrap(write.before), write.position);
          open.truncate(Math.min(open.octets(), write.octetsBefore));
        }
        for (Unsynced write : unsynced) {
          int kept = chance.nextInt(3) * write.after.length / 2; // none, half or all of it
          open.write(ByteBuffer.wrap(write.after, 0, kept), write.position);
        }
      }
    }
  }

  /// A file whose writes are remembered until they are synced.
  private final class TracedFile implements DiskFile {
    private final DiskFile file;
    private final Path path;

    TracedFile(DiskFile file, Path path) {
      this.file = file;
      this.path = path;
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      call();
      return file.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      byte[] after = new byte[from.remaining()];
      from.duplicate().get(after);
      long octets = file.octets();
      byte[] before = new byte[Math.clamp(octets - position, 0, after.length)];
      int known = file.read(ByteBuffer.wrap(before), position);
      synchronized (FaultyDisk.this) {
        if (known == before.length) {
          trace(path).unsynced.add(new Unsynced(position, before, after, octets));
        }
        call();
      }
      file.write(from, position);
    }

    @Override
    public void force() throws IOException {
      synchronized (FaultyDisk.this) {
        Traced traced = trace(path);
        try {
          call();
        } catch (IOException e) {
          traced.doomed.addAll(traced.unsynced);
          traced.unsynced.clear();
          throw e;
        }
        traced.unsynced.clear();
      }
      file.force();
    }

    @Override
    public void truncate(long octets) throws IOException {
      call();
      file.truncate(octets);
    }

    @Override
    public long octets() throws IOException {
      call();
      return file.octets();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    call();
    synchronized (this) {
      trace(file).nameUnsynced = true;
    }
    return new TracedFile(real.create(file), file);
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    call();
    return new TracedFile(real.open(file), file);
  }

  @Override
  public DiskFile read(Path file) throws IOException {
    call();
    return new TracedFile(real.read(file), file);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    call();
    return real.list(directory);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    call();
    real.move(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    call();
    real.delete(file);
    synchronized (this) {
      traces.remove(file);
    }
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    call();
    real.createDirectory(directory);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    call();
    real.syncDirectory(directory);
    synchronized (this) {
      for (Map.Entry<Path, Traced> each : traces.entrySet()) {
        if (directory.equals(each.getKey().getParent())) {
          each.getValue().nameUnsynced = false;
        }
      }
    }
  }

  @Override
  public long freeSpace(Path directory) throws IOException {
    call();
    return real.freeSpace(directory);
  }
}
