package org.gatepost.server.imap;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListPatternTest {
  @ParameterizedTest
  @CsvSource({
    "*, a/b/c",
    "%, a",
    "a/%, a/b",
    "a*, a/b/c",
    "*b, a/b",
    "%/%, a/b",
    "%b%/c*, abd/cde/f",
    "%%%, abc",
    "*%*, a/b",
    "台%, 台北",
    "inbox, INBOX",
    "InB%, INBOX",
    "inbox/%, INBOX/Sub",
    "a/*/c, a/b/b/c",
    "*x/%, a/x/x/b",
  })
  void wildcardsStandForWhatTheRfcSays(String pattern, String name) {
    assertThat(ListPattern.of("", pattern).matches(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "%, a/b",
    "a/%, a/b/c",
    "a, A",
    "a/%, a",
    "inbox/sub, INBOX/Sub",
    "in*x, inboxes",
    "*b, a/bc",
    "'', a",
    "%a%, b/a",
  })
  void wildcardsStandForNothingElse(String pattern, String name) {
    assertThat(ListPattern.of("", pattern).matches(name)).isFalse();
  }

  @Test
  void theReferenceComesFirst() {
    assertThat(ListPattern.of("Archive/", "%").matches("Archive/2025")).isTrue();
    assertThat(ListPattern.of("Archive/", "%").matches("Archive")).isFalse();
  }

  @Test
  void aNameMayBeAboveWhatFits() {
    assertThat(ListPattern.of("", "a/%/c").mayMatchBelow("a")).isTrue();
    assertThat(ListPattern.of("", "%").mayMatchBelow("a")).isFalse();
  }

  @Test
  void itAgreesWithARegularExpression() {
    Cases.forAll(
        (chance, size) -> {
          String pattern = text(chance, size % 9, "ab/*%");
          String name = text(chance, size % 11, "ab/");
          String regex = pattern.replace("*", ".*").replace("%", "[^/]*");
          assertThat(ListPattern.of("", pattern).matches(name))
              .as("%s on %s", pattern, name)
              .isEqualTo(Pattern.matches(regex, name));
        });
  }

  @Test
  void aHostilePatternTakesNoLongerThanOthers() {
    String pattern = "%a*".repeat(2000) + "b";
    String name = "a".repeat(1000);
    assertTimeoutPreemptively(
        ofSeconds(5), () -> assertThat(ListPattern.of("", pattern).matches(name)).isFalse());
  }

  private static String text(SplittableRandom chance, int length, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(chance.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
