package org.gatepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.gatepost.store.backup.BackupOutcome;
import org.gatepost.store.backup.RestoreOutcome;
import org.gatepost.store.disk.RealDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {
  @TempDir Path folder;

  private Deliveries deliveries;
  private Path restored;

  @BeforeEach
  void name() {
    deliveries = new Deliveries(folder.resolve("data"));
    restored = folder.resolve("restored");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "copy.tar"})
  void aCopyMadeDuringDeliveriesHoldsAllThatWasAcknowledgedBefore(String name) throws Exception {
    Path copy = folder.resolve(name);
    Deliveries before;
    try (Store store = deliveries.open(new RealDisk())) {
      for (int i = 0; i < 20; i++) {
        deliveries.deliver(store, i, message(i * 7000, i));
      }
      deliveries.deliver(store, 20, message(1 << 20, 20));
      before = deliveries.movedTo(restored);
      AtomicBoolean done = new AtomicBoolean();
      Thread delivering = Thread.ofVirtual().start(() -> keepDelivering(store, done));
      BackupOutcome outcome = store.backup(copy, true);
      done.set(true);
      delivering.join();
      assertThat(outcome).isInstanceOf(BackupOutcome.Made.class);
      assertThat(store.backup(copy, true)).isEqualTo(new BackupOutcome.TargetExists(copy));
    }
    assertThat(Store.restore(copy, restored)).isInstanceOf(RestoreOutcome.Restored.class);
    try (Store store = before.open(new RealDisk())) {
      before.audit(store);
      before.deliver(store, 1_000_000, message(10, 1));
      before.audit(store);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("data", name, "restored");
    }
  }

  @Test
  void theMasterKeyIsCopiedOnlyWhenAskedFor() throws IOException {
    Path copy = folder.resolve("copy");
    try (Store store = deliveries.open(new RealDisk())) {
      deliveries.deliver(store, 1, message(10, 1));
      BackupOutcome.Made made = (BackupOutcome.Made) store.backup(copy, false);
      assertThat(made.withMasterKey()).isFalse();
    }
    RestoreOutcome.Restored outcome = (RestoreOutcome.Restored) Store.restore(copy, restored);
    assertThat(outcome.withMasterKey()).isFalse();
    Path key = restored.resolve("master.key");
    assertThat(key).doesNotExist();
    Files.copy(folder.resolve("data").resolve("master.key"), key);
    Deliveries moved = deliveries.movedTo(restored);
    try (Store store = moved.open(new RealDisk())) {
      moved.audit(store);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "copy.tar"})
  void aCopyWithOneOctetChangedIsNotRestored(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Store store = deliveries.open(new RealDisk())) {
      deliveries.deliver(store, 1, message(10_000, 1));
      assertThat(store.backup(copy, false)).isInstanceOf(BackupOutcome.Made.class);
    }
    Path file = Files.isDirectory(copy) ? copy.resolve("log/00000001.segment") : copy;
    byte[] octets = Files.readAllBytes(file);
    octets[octets.length - 9000] ^= 1;
    Files.write(file, octets);
    assertThat(Store.restore(copy, restored)).isInstanceOf(RestoreOutcome.Damaged.class);
    assertThat(restored).doesNotExist();
  }

  @Test
  void aTarThatEndsEarlyIsNotRestored() throws IOException {
    Path copy = folder.resolve("copy.tar");
    try (Store store = deliveries.open(new RealDisk())) {
      deliveries.deliver(store, 1, message(10_000, 1));
      assertThat(store.backup(copy, false)).isInstanceOf(BackupOutcome.Made.class);
    }
    byte[] octets = Files.readAllBytes(copy);
    for (int length = 0; length < octets.length - 1024; length += 1500) {
      Files.write(copy, java.util.Arrays.copyOf(octets, length));
      assertThat(Store.restore(copy, restored))
          .isInstanceOfAny(RestoreOutcome.Damaged.class, RestoreOutcome.NotABackup.class);
    }
    assertThat(restored).doesNotExist();
  }

  @Test
  void nothingIsRestoredOverSomething() throws IOException {
    Files.createDirectory(restored);
    Files.writeString(restored.resolve("x"), "x");
    assertThat(Store.restore(folder, restored)).isEqualTo(new RestoreOutcome.NotEmpty(restored));
    assertThat(Store.restore(folder, folder.resolve("y")))
        .isEqualTo(new RestoreOutcome.NotABackup(folder));
  }

  @Test
  void theTarIsOneThatOtherProgramsRead() throws Exception {
    Path copy = folder.resolve("copy.tar");
    try (Store store = deliveries.open(new RealDisk())) {
      deliveries.deliver(store, 1, message(10_000, 1));
      assertThat(store.backup(copy, false)).isInstanceOf(BackupOutcome.Made.class);
    }
    Process tar = new ProcessBuilder("tar", "-tf", copy.toString()).start();
    List<String> names = tar.inputReader().lines().toList();
    assertThat(tar.waitFor()).isZero();
    assertThat(names).containsExactly("gatepost.db", "log/00000001.segment", "manifest.txt");
  }

  private void keepDelivering(Store store, AtomicBoolean done) {
    try {
      for (long uid = 1000; !done.get(); uid++) {
        deliveries.deliver(store, uid, message(3000, uid));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] message(int octets, long seed) {
    byte[] message = new byte[octets];
    new SplittableRandom(seed).nextBytes(message);
    return message;
  }
}
