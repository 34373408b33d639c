package org.gatepost.store.blob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.gatepost.store.disk.DiskFile;
import org.gatepost.store.disk.FaultyDisk;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.key.AccountKey;
import org.gatepost.store.key.MasterKey;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageLogTest {
  private static final int[] TELLING = {
    0, 1, 65_535, 65_536, 65_537, 131_072, 300_000, MessageLog.LARGE - 1, MessageLog.LARGE
  };

  @TempDir Path folder;

  private final RealDisk disk = new RealDisk();
  private final SecureRandom chance = new SecureRandom();
  private MessageLog log;
  private Drafts drafts;
  private MasterKey master;
  private AccountKey key;

  @BeforeEach
  void open() throws IOException {
    log = MessageLog.open(disk, folder.resolve("log"), 1 << 20, chance);
    drafts = Drafts.open(disk, folder.resolve("draft"), 128 << 10, chance);
    master = MasterKey.create(folder.resolve("master.key"), chance);
    key = master.newKey(7);
  }

  @AfterEach
  void close() throws IOException {
    log.close();
  }

  @Test
  void whatIsKeptIsReadBackWholeAndInSlices() throws IOException {
    for (int octets : TELLING) {
      byte[] message = message(octets, octets);
      BlobRef ref = keep(message);
      try (Content content = log.content(key, ref)) {
        assertThat(content.octets()).isEqualTo(octets);
        assertThat(content.bytes(0, octets)).isEqualTo(message);
      }
    }
    Cases.forAll(
        (random, size) -> {
          byte[] message = message(random.nextInt(size * 1000), random.nextLong());
          BlobRef ref = keep(message);
          try (Content content = log.content(key, ref)) {
            for (int i = 0; i < 3; i++) {
              int from = random.nextInt(message.length + 1);
              int to = random.nextInt(from, message.length + 1);
              assertThat(content.bytes(from, to)).isEqualTo(Arrays.copyOfRange(message, from, to));
            }
          }
        });
  }

  @Test
  void aRecordThatWasAlteredAnywhereIsNotOpened() throws Exception {
    Cases.forAll(
        (random, size) -> {
          byte[] message = message(random.nextInt(size * 600), random.nextLong());
          BlobRef ref = keep(message);
          long at = ref.offset() + random.nextInt(ref.storedLength());
          flipOneBit(ref.segment(), at, random.nextInt(8));
          assertThat(log.check(7, ref)).isIn(Check.NO_RECORD, Check.ALTERED);
          assertThatThrownBy(() -> all(key, ref)).isInstanceOf(IOException.class);
        });
  }

  @Test
  void anotherAccountsKeyOpensNothing() throws IOException {
    BlobRef ref = keep(message(100, 1));
    assertThatThrownBy(() -> all(master.newKey(7), ref)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> all(master.newKey(8), ref)).isInstanceOf(IOException.class);
    assertThat(log.check(8, ref)).isEqualTo(Check.OTHER_ACCOUNT);
  }

  @Test
  void aCheckTellsWhatIsWrongWithoutTheKey() throws IOException {
    BlobRef ref = keep(message(100, 1));
    assertThat(log.check(7, ref)).isEqualTo(Check.GOOD);
    assertThat(log.check(7, new BlobRef(99, 16, ref.storedLength(), 100)))
        .isEqualTo(Check.NO_SEGMENT);
    BlobRef next = new BlobRef(ref.segment(), ref.offset() + 1, ref.storedLength() - 1, 99);
    assertThat(log.check(7, next)).isEqualTo(Check.NO_RECORD);
    try (DiskFile file = disk.open(log.path(ref.segment()))) {
      file.truncate(ref.offset() + ref.storedLength() - 1);
    }
    assertThat(log.check(7, ref)).isEqualTo(Check.CUT_SHORT);
  }

  @Test
  void aLargeRecordLiesAloneAndGoesWhenNoChangeKeptIt() throws IOException {
    BlobRef small = keep(message(10, 1));
    BlobRef large = keep(message(MessageLog.LARGE, 2));
    assertThat(log.segments()).containsExactly(small.segment(), large.segment());
    try (Draft draft = drafted(message(MessageLog.LARGE, 3))) {
      log.seal(key, draft).close();
    }
    assertThat(log.segments()).containsExactly(small.segment(), large.segment());
  }

  @Test
  void whoeverReadsADeletedSegmentReadsOn() throws IOException {
    byte[] message = message(MessageLog.LARGE, 2);
    BlobRef ref = keep(message);
    try (Content content = log.content(key, ref)) {
      log.delete(ref.segment());
      assertThat(content.bytes(0, message.length)).isEqualTo(message);
    }
    assertThatThrownBy(() -> all(key, ref)).isInstanceOf(IOException.class);
  }

  @Test
  void anInterruptedReaderDoesNotDisturbTheOthers() throws Exception {
    byte[] message = message(MessageLog.LARGE, 2);
    BlobRef ref = keep(message);
    Thread interrupted =
        Thread.ofVirtual()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  assertThatThrownBy(() -> all(key, ref)).isInstanceOf(IOException.class);
                });
    interrupted.join();
    assertThat(all(key, ref)).isEqualTo(message);
  }

  @Test
  void aBatchThatFailedWhileASegmentFilledUpIsNotTriedAgain() throws IOException {
    for (int call = 1; call <= 2; call++) { // the write, the sync
      FaultyDisk faulty = new FaultyDisk();
      Path place = folder.resolve("faulty" + call);
      try (MessageLog failing = MessageLog.open(faulty, place, 1 << 20, chance);
          Draft draft = drafted(message(900_000, 1));
          Sealed first = failing.seal(key, draft);
          Sealed second = failing.seal(key, draft)) {
        LogWriter writer = failing.writer();
        assertThat(writer.stage(first).segment()).isEqualTo(1);
        faulty.failAt(faulty.calls() + call);
        assertThatThrownBy(() -> writer.stage(second)).isInstanceOf(IOException.class);
        assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
        writer.abandon();
        assertThat(writer.stage(first).segment()).isEqualTo(2);
        writer.flush();
      }
    }
  }

  @Test
  void aSegmentThatCouldNotBeBegunLeavesNoFile() throws IOException {
    for (int call = 1; call <= 4; call++) { // its making, its header, two syncs
      FaultyDisk faulty = new FaultyDisk();
      Path place = folder.resolve("faulty" + call);
      try (MessageLog failing = MessageLog.open(faulty, place, 1 << 20, chance);
          Draft draft = drafted(message(1_000, 1));
          Sealed record = failing.seal(key, draft)) {
        faulty.failAt(faulty.calls() + call);
        assertThatThrownBy(() -> failing.writer().stage(record)).isInstanceOf(IOException.class);
        assertThat(failing.segments()).isEmpty();
        int segment = failing.writer().stage(record).segment();
        failing.writer().flush();
        assertThat(failing.segments()).containsExactly(segment);
      }
    }
  }

  @Test
  void aDiskWithRoomForABatchAndNotForZerosAheadTakesTheBatch() throws IOException {
    FaultyDisk faulty = new FaultyDisk();
    byte[] message = message(1_000, 1);
    try (MessageLog full = MessageLog.open(faulty, folder.resolve("full"), 1 << 20, chance);
        Draft draft = drafted(message);
        Sealed record = full.seal(key, draft)) {
      BlobRef ref = full.writer().stage(record);
      faulty.failAt(faulty.calls() + 2); // the batch is written, the zeros are not
      full.writer().flush();
      assertThat(faulty.hasFailed()).isTrue();
      assertThat(Files.size(full.path(ref.segment()))).isEqualTo(ref.offset() + ref.storedLength());
      try (Content content = full.content(key, ref)) {
        assertThat(content.bytes(0, message.length)).isEqualTo(message);
      }
    }
  }

  @Test
  void nothingOfAMessageIsOnTheDiskInTheClear() throws IOException {
    byte[] message = "the planted sentence ".repeat(9000).getBytes(US_ASCII);
    try (Draft draft = drafted(message)) {
      assertThat(disk.list(folder.resolve("draft"))).isNotEmpty();
      keep(draft);
      for (String name : disk.list(folder.resolve("draft"))) {
        assertThat(clear(folder.resolve("draft").resolve(name))).isFalse();
      }
    }
    assertThat(disk.list(folder.resolve("draft"))).isEmpty();
    for (int segment : log.segments()) {
      assertThat(clear(log.path(segment))).isFalse();
    }
  }

  private static boolean clear(Path file) throws IOException {
    return Files.readString(file, ISO_8859_1).contains("planted sentence");
  }

  private BlobRef keep(byte[] message) throws IOException {
    try (Draft draft = drafted(message)) {
      return keep(draft);
    }
  }

  private BlobRef keep(Draft draft) throws IOException {
    try (Sealed sealed = log.seal(key, draft)) {
      BlobRef ref = log.writer().stage(sealed);
      log.writer().flush();
      log.writer().settle();
      return ref;
    }
  }

  private Draft drafted(byte[] message) throws IOException {
    Draft draft = drafts.begin();
    for (int at = 0; at < message.length; ) {
      int some = Math.min(message.length - at, 1 + at / 3);
      draft.write(message, at, some);
      at += some;
    }
    assertThat(draft.octets()).isEqualTo(message.length);
    assertThat(draft.read().readAllBytes()).isEqualTo(message);
    return draft;
  }

  private byte[] all(AccountKey with, BlobRef ref) throws IOException {
    try (Content content = log.content(with, ref)) {
      return content.bytes(0, content.octets());
    }
  }

  private void flipOneBit(int segment, long at, int bit) throws IOException {
    try (DiskFile file = disk.open(log.path(segment))) {
      ByteBuffer octet = ByteBuffer.allocate(1);
      file.read(octet, at);
      octet.put(0, (byte) (octet.get(0) ^ 1 << bit)).flip();
      file.write(octet, at);
    }
  }

  private static byte[] message(int octets, long seed) {
    byte[] message = new byte[octets];
    new SplittableRandom(seed).nextBytes(message);
    return message;
  }
}
