package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class WantedTest {
  @Test
  void itFindsWhatContainsFinds() {
    Cases.forAll(
        (chance, size) -> {
          String text = letters(chance, chance.nextInt(size * 4 + 1));
          String wanted = letters(chance, chance.nextInt(40));
          String within = chance.nextBoolean() ? text : text + wanted + text;
          assertThat(Wanted.of(wanted).isIn(within)).isEqualTo(within.contains(wanted));
        });
  }

  @Test
  void letterCaseMakesNoDifference() {
    assertThat(Wanted.of("LONGER THAN SIXTEEN CHARACTERS").isIn("a longer than sixteen characters"))
        .isTrue();
    assertThat(Wanted.of("").isIn("")).isTrue();
  }

  @Test
  @Timeout(20)
  void aTextThatAlmostFitsEverywhereTakesNoLongerThanOthers() {
    Wanted wanted = Wanted.of("a".repeat(60_000) + "b");
    assertThat(wanted.isIn("a".repeat(16_000_000))).isFalse();
  }

  private static String letters(RandomGenerator chance, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(chance.nextInt(8) == 0 ? 'b' : 'a');
    }
    return out.toString();
  }
}
