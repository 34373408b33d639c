package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<Path> played = new ArrayList<>();
    for (Path file : all()) {
      if (!waits(file)) {
        played.add(file);
      }
    }
    return played.stream();
  }

  private static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(Corpus.set("imap-imaptest").resolve("tests"))) {
      return files.filter(file -> !file.toString().endsWith(".mbox")).sorted().toList();
    }
  }

  private static boolean waits(Path file) throws IOException {
    return NOT_YET.stream().anyMatch(ImaptestScript.read(file)::needs);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theScriptGoesAsWritten(Path file) throws IOException {
    ImaptestScript script = ImaptestScript.read(file);
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
  void onlyScriptsOfExtensionsToComeWait() throws IOException {
    List<String> waiting = new ArrayList<>();
    for (Path file : all()) {
      if (waits(file)) {
        waiting.add(file.getFileName().toString());
      }
    }
    assertThat(waiting)
        .containsExactly(
            "catenate",
            "notify",
            "search-context-update3",
            "sort-addresses",
            "sort-display-from",
            "sort-display-to",
            "sort-partial",
            "thread2",
            "thread3",
            "thread4",
            "thread7",
            "thread8",
            "urlauth-binary");
    assertThat(all()).hasSize(waiting.size() + 17);
  }
}
