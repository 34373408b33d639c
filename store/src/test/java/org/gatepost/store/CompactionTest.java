package org.gatepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.gatepost.store.disk.RealDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
  @TempDir Path folder;

  private Deliveries deliveries;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    deliveries = new Deliveries(folder.resolve("data"));
    store = deliveries.open(new RealDisk());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void aSegmentThatIsMostlyDeadIsEmptiedAndItsFileGoesWithTheNextRun() throws IOException {
    deliver(0, 15);
    assertThat(store.log().segments()).containsExactly(1, 2);
    forget(2, 10); // the first segment holds 0 to 9
    assertThat(store.compact()).isEqualTo(new Compacted(2, 1, 0));
    deliveries.audit(store);
    assertThat(store.log().segments()).containsExactly(1, 2);
    assertThat(store.compact()).isEqualTo(new Compacted(0, 0, 1));
    assertThat(store.log().segments()).containsExactly(2);
    deliveries.audit(store);
  }

  @Test
  void segmentsInUseStay() throws IOException {
    deliver(0, 15);
    forget(0, 4);
    for (int i = 0; i < 3; i++) {
      assertThat(store.compact()).isEqualTo(new Compacted(0, 0, 0));
    }
    assertThat(store.log().segments()).containsExactly(1, 2);
    deliveries.audit(store);
  }

  @Test
  void aDamagedRecordStaysWhereItIsAndTheOthersTooInItsSegment() throws IOException {
    deliver(0, 15);
    forget(2, 10);
    store
        .database()
        .write(tx -> tx.sql("UPDATE record SET position = position + 1 WHERE record = 0").run());
    assertThat(store.compact()).isEqualTo(new Compacted(0, 0, 0));
    assertThat(store.log().segments()).containsExactly(1, 2);
  }

  @Test
  void whatMovedIsThereAfterReopening() throws IOException {
    deliver(0, 15);
    forget(1, 10);
    for (int i = 0; i < 3; i++) {
      store.close();
      store = deliveries.open(new RealDisk());
      deliver(100 + i, 101 + i);
      assertThat(store.compact().segments()).isEqualTo(i == 0 ? 1 : 0);
      deliveries.audit(store);
    }
  }

  /// Messages of 100,000 octets: ten fill a segment.
  private void deliver(int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      byte[] message = new byte[100_000];
      new SplittableRandom(i).nextBytes(message);
      deliveries.deliver(store, i, message);
    }
  }

  private void forget(int from, int to) throws IOException {
    int gone =
        store
            .database()
            .write(
                tx ->
                    tx.sql("DELETE FROM record WHERE record >= ? AND record < ?")
                        .with(from)
                        .with(to)
                        .run());
    assertThat(gone).isEqualTo(to - from);
    deliveries.forget(from, to);
  }
}
