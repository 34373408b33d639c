package org.gatepost.store.blob;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.spec.SecretKeySpec;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.key.AccountKey;

/// Where messages are drafted while they arrive.
public final class Drafts {
  private final Disk disk;
  private final Path directory;
  private final int memoryOctets;
  private final SecureRandom chance;
  private final Chunks chunks = new Chunks();
  private final AtomicLong next = new AtomicLong();

  private Drafts(Disk disk, Path directory, int memoryOctets, SecureRandom chance) {
    this.disk = disk;
    this.directory = directory;
    this.memoryOctets = memoryOctets;
    this.chance = chance;
  }

  /// Drafts in this directory, which is made if need be and emptied of what an earlier run left.
  ///
  /// @param memoryOctets octets of a draft kept in memory at most
  public static Drafts open(Disk disk, Path directory, long memoryOctets, SecureRandom chance)
      throws IOException {
    disk.createDirectory(directory);
    for (String name : disk.list(directory)) {
      disk.delete(directory.resolve(name));
    }
    return new Drafts(
        disk, directory, Math.max(Chunks.PLAIN, Math.toIntExact(memoryOctets)), chance);
  }

  /// Begins an empty draft.
  public Draft begin() {
    return new Draft(this);
  }

  int memoryOctets() {
    return memoryOctets;
  }

  DraftFile newFile() throws IOException {
    byte[] key = new byte[AccountKey.OCTETS];
    chance.nextBytes(key);
    Path path = directory.resolve(next.incrementAndGet() + ".draft");
    return new DraftFile(disk, path, new SecretKeySpec(key, "AES"), chunks);
  }
}
