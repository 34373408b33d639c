package org.gatepost.gate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatepost.testkit.Corpus;
import org.junit.jupiter.api.Test;

final class IdnTest {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\u([0-9A-Fa-f]{4})|\\\\x\\{([0-9A-Fa-f]+)}");

  // Unicode's own tests, column by column; where it names errors we must refuse.
  @Test
  void everyRowOfTheUts46TestsIsMappedOrRefusedAlike() throws IOException {
    Path file = Corpus.set("names-idna").resolve("IdnaTestV2.txt");
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.replaceFirst("#.*", "").split(";", -1);
      if (columns.length < 6) {
        continue;
      }
      rows++;
      String source = text(columns[0], "");
      String unicode = text(columns[1], source);
      String status = columns[4].isBlank() ? columns[2] : columns[4];
      boolean errors = !status.isBlank() && !status.strip().equals("[]");
      Optional<String> expected =
          errors ? Optional.empty() : Optional.of(text(columns[3], unicode));
      if (!Idn.toAscii(source).equals(expected)) {
        wrong.add(line + " -> " + Idn.toAscii(source));
      }
    }
    assertThat(rows).isGreaterThan(6_000);
    assertThat(wrong).isEmpty();
  }

  private static String text(String column, String standard) {
    String bare = column.strip();
    if (bare.isEmpty()) {
      return standard;
    }
    return bare.equals("\"\"")
        ? ""
        : ESCAPE
            .matcher(bare)
            .replaceAll(
                found -> {
                  String hex = found.group(1) == null ? found.group(2) : found.group(1);
                  return Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex, 16)));
                });
  }
}
