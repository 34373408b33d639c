package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatepost.testkit.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The scripts of Dovecot's imaptest, played against this door.
final class ImaptestTest {
  /// What the scripts need and this door does not have yet.
  private static final List<String> NOT_YET =
      List.of(
          "CATENATE",
          "CONTEXT=SEARCH",
          "CONTEXT=SORT",
          "SORT",
          "SORT=DISPLAY",
          "THREAD=REFERENCES",
          "notify",
          "urlauth");

  /// Where this door answers otherwise, and why that is right.
  private static final Map<String, String> DIFFERENCES = Map.of();

  @TempDir private Path folder;

  static Stream<Path> scripts() throws IOException {
    Path tests = Corpus.set("imap-imaptest").resolve("tests");
    try (Stream<Path> files = Files.list(tests)) {
      return files.filter(file -> !file.toString().endsWith(".mbox")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theScriptGoesAsWritten(Path file) throws IOException {
    ImaptestScript script = ImaptestScript.read(file);
    if (NOT_YET.stream().anyMatch(script::needs)) {
      return;
    }
    String name = file.getFileName().toString();
    List<String> messages = ImaptestScript.messages(file.resolveSibling(name + ".mbox"));
    try (TestHouse house = TestHouse.in(folder)) {
      house.add("alice@example.org");
      try (ImaptestRun run = new ImaptestRun(script, messages, house.door(Map.of()))) {
        if (DIFFERENCES.containsKey(name)) {
          assertThatThrownBy(run::play)
              .as(DIFFERENCES.get(name))
              .isInstanceOf(AssertionError.class);
        } else {
          run.play();
        }
      }
    }
  }

  @Test
  void aScriptThatExpectsWhatDoesNotComeFails() throws IOException {
    for (String wrong :
        List.of(
            "ok select $mailbox\n* 2 exists",
            "no select $mailbox",
            "ok fetch 1 flags\n* 1 fetch (flags (\\seen))",
            "ok fetch 1 (uid flags)\n! 1 fetch (uid $)",
            "ok search all\n* search")) {
      Path file = Files.writeString(folder.resolve("wrong"), "messages: 1\n\n" + wrong + "\n");
      List<String> messages = ImaptestScript.messages(folder.resolve("none"));
      try (TestHouse house =
          TestHouse.in(Files.createDirectory(folder.resolve("house" + wrong.hashCode())))) {
        house.add("alice@example.org");
        try (ImaptestRun run =
            new ImaptestRun(ImaptestScript.read(file), messages, house.door(Map.of()))) {
          assertThatThrownBy(run::play).as(wrong).isInstanceOf(AssertionError.class);
        }
      }
    }
  }

  @Test
  void mostScriptsArePlayed() throws IOException {
    int played = 0;
    for (Path file : scripts().toList()) {
      ImaptestScript script = ImaptestScript.read(file);
      played += NOT_YET.stream().noneMatch(script::needs) ? 1 : 0;
    }
    assertThat(played).isGreaterThanOrEqualTo(15);
  }
}
