package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Every message of every set, good and bad: read without complaint, quickly, and the same in
/// pieces as whole.
class EveryMessageCorpusTest {
  /// Generous: a scan reads hundreds of octets in a microsecond.
  private static final Duration MEGABYTE_MAX = Duration.ofSeconds(2);

  @Test
  void noMessageOfTheCorpusIsRefusedOrSlow() throws IOException {
    SplittableRandom chance = new SplittableRandom(1);
    int messages = 0;
    for (Path set : Corpus.messageSets()) {
      for (Path file : Corpus.files(set, "")) {
        read(Corpus.read(file), chance, file);
        messages++;
      }
    }
    assertThat(messages).isGreaterThan(1_000);
  }

  private static void read(byte[] message, SplittableRandom chance, Path file) throws IOException {
    long start = System.nanoTime();
    MessageIndex index = MessageScan.scan(message);
    byte[] encoded = index.encode();
    StringBuilder text = new StringBuilder();
    PartText.forEach(
        index.root(),
        slice -> Arrays.copyOfRange(message, (int) slice.from(), (int) slice.to()),
        text::append);
    text.append(PartText.ofHeader(message));
    long took = System.nanoTime() - start;

    assertThat(Duration.ofNanos(took))
        .as(file.toString())
        .isLessThan(MEGABYTE_MAX.multipliedBy(1 + message.length / 1_000_000));
    assertThat(MessageIndex.decode(encoded)).as(file.toString()).isEqualTo(index);
    assertThat(Samples.scanInPieces(message, MessageLimits.DEFAULT, chance))
        .as(file.toString())
        .isEqualTo(index);
  }
}
