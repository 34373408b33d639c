package org.gatepost.gate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatepost.testkit.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SkeletonTest {
  // The file is Unicode 14's; the library's data are newer and say otherwise for these.
  private static final Set<String> CHANGED = Set.of("\u0192", "\u04CF", "\u0D10");

  @ParameterizedTest
  @CsvSource({"paypal,paypa1", "paypal,раураӏ", "mike,rnike", "bob,b0b", "clear,dear", "vvu,wu"})
  void namesThatLookAlikeShareASkeleton(String one, String other) {
    boolean alike = !one.equals("clear") && !one.equals("vvu");

    assertThat(Skeleton.of(one).equals(Skeleton.of(other))).isEqualTo(alike);
  }

  @ParameterizedTest
  @CsvSource({"alice,alicia", "li.wei,liwei", "user1,user2", "王芳,王方"})
  void namesThatDifferToTheEyeDoNot(String one, String other) {
    assertThat(Skeleton.of(one)).isNotEqualTo(Skeleton.of(other));
  }

  // The file is UTS #39's own; a row maps a character to what it looks like.
  @Test
  void everyCharacterLooksLikeItsPrototype() throws IOException {
    Path file = Corpus.set("names-confusables").resolve("confusables.txt");
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.replace("\uFEFF", "").split(";", -1);
      if (columns.length < 3 || line.startsWith("#")) {
        continue;
      }
      rows++;
      String source = characters(columns[0]);
      String prototype = characters(columns[1]);
      // The algorithm takes names apart (NFD) first, so rows for composed characters never act.
      boolean acts = isApart(source) && isApart(prototype) && !CHANGED.contains(source);
      if (acts && !Skeleton.of(source).equals(Skeleton.of(prototype))) {
        wrong.add(line);
      }
    }
    assertThat(rows).isGreaterThan(6_000);
    assertThat(wrong).isEmpty();
  }

  private static boolean isApart(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFD);
  }

  private static String characters(String hex) {
    StringBuilder out = new StringBuilder();
    for (String one : hex.strip().split(" ", -1)) {
      out.appendCodePoint(Integer.parseInt(one, 16));
    }
    return out.toString();
  }
}
