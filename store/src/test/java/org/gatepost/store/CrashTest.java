package org.gatepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.gatepost.store.disk.FaultyDisk;
import org.gatepost.store.disk.RealDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing acknowledged is lost, whichever call to the disk fails and whenever the power does.
class CrashTest {
  private static final int POWER_CUTS = Integer.getInteger("crash.power-cuts", 25);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  /// Small ones, one that goes through a draft's file, some that fill a segment, one that gets a
  /// segment of its own.
  private static final int[] OCTETS = {0, 70_000, 900_000, 300_000, 1 << 20, 5};

  @TempDir Path folder;

  @Test
  void everyDiskCallMayFailOnce() throws Exception {
    Path start = folder.resolve("start");
    Deliveries first = new Deliveries(start);
    try (Store store = first.open(new RealDisk())) {
      first.deliver(store, 1000, message(10, 1));
    }
    int call = 0;
    FaultyDisk disk;
    do {
      call++;
      Path data = folder.resolve("fault" + call);
      copy(start, data);
      Deliveries deliveries = first.movedTo(data);
      disk = new FaultyDisk();
      disk.failAt(call);
      boolean opened = deliverAll(deliveries, disk);
      // A fault costs the one delivery that met it, or the opening.
      int lost = disk.hasFailed() ? 1 : 0;
      assertThat(deliveries.count()).isGreaterThanOrEqualTo(opened ? OCTETS.length + 1 - lost : 1);
      try (Store store = deliveries.open(new RealDisk())) {
        deliveries.audit(store);
      }
      delete(data);
    } while (disk.hasFailed());
    assertThat(call).isGreaterThan(20);
  }

  @Test
  void thePowerMayFailAtAnyTime() throws Exception {
    for (int i = 0; i < POWER_CUTS; i++) {
      SplittableRandom chance = new SplittableRandom(SEED + i);
      Path data = folder.resolve("cut" + i);
      Deliveries deliveries = new Deliveries(data);
      FaultyDisk disk = new FaultyDisk();
      Store store = deliveries.open(disk);
      deliveries.bob(store);
      disk.failAt(disk.calls() + 1 + chance.nextInt(60));
      disk.cutPowerAt(disk.calls() + 1 + chance.nextInt(60));
      deliverAtOnce(deliveries, store, chance.split());
      disk.losePower(chance);
      closeQuietly(store);
      try (Store again = deliveries.open(new RealDisk())) {
        deliveries.audit(again);
      } catch (IOException | AssertionError e) {
        throw new AssertionError("replay with -Dcrash.seed=" + SEED + ", cut " + i, e);
      }
      delete(data);
    }
  }

  private static boolean deliverAll(Deliveries deliveries, FaultyDisk disk) {
    boolean opened = false;
    try (Store store = deliveries.open(disk)) {
      opened = true;
      for (int i = 0; i < OCTETS.length; i++) {
        deliverQuietly(deliveries, store, i, message(OCTETS[i], i));
      }
    } catch (IOException e) {
      assertThat(disk.hasFailed()).isTrue();
    }
    return opened;
  }

  private static void deliverAtOnce(Deliveries deliveries, Store store, SplittableRandom chance)
      throws InterruptedException {
    AtomicLong uid = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      SplittableRandom own = chance.split();
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int j = 0; j < 8; j++) {
                      int octets = own.nextInt(10) == 0 ? 1_100_000 : own.nextInt(100_000);
                      long next = uid.incrementAndGet();
                      deliverQuietly(deliveries, store, next, message(octets, next));
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void deliverQuietly(Deliveries deliveries, Store store, long uid, byte[] message) {
    try {
      deliveries.deliver(store, uid, message);
    } catch (IOException e) {
      // Not acknowledged, then.
    }
  }

  private static void closeQuietly(Store store) {
    try {
      store.close();
    } catch (IOException e) {
      // The power is off.
    }
  }

  private static byte[] message(int octets, long seed) {
    byte[] message = new byte[octets];
    new SplittableRandom(seed).nextBytes(message);
    return message;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
