package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/reference/protocols.md`: the capability table, and what each transcript shows.
class ProtocolsPageTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path PAGE = MODULE.resolve("../docs/reference/protocols.md");

  @Test
  void thePageIsWhatTheCodeAndTheTranscriptsSay() throws IOException {
    StringBuilder page = new StringBuilder("# Protocols\n\n");
    page.append("Made from IMAP's capability table and from the first lines of the transcripts\n");
    page.append("that the tests play, each a conversation that this server is known to hold.\n\n");
    page.append("## IMAP capabilities\n\n| name | defined in | used | gives | 作用 |\n");
    page.append("|---|---|---|---|---|\n");
    for (Capability capability : Capability.values()) {
      page.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  capability.word(),
                  capability.definedIn(),
                  capability.use().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  capability.english(),
                  capability.chinese()));
    }
    for (String protocol : List.of("imap", "pop3", "smtp", "submission", "lmtp")) {
      page.append("\n## What is shown for ").append(protocol).append("\n\n");
      for (Path transcript : transcripts(protocol)) {
        String first = Files.readAllLines(transcript).getFirst().substring(1).strip();
        page.append("- ").append(first).append('\n');
      }
    }
    if ("update".equals(System.getProperty("pages"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("protocols.md (rewrite it with -Dpages=update)")
        .isEqualTo(page.toString());
  }

  private static List<Path> transcripts(String protocol) throws IOException {
    try (Stream<Path> files = Files.walk(MODULE.resolve("src/test/transcripts/" + protocol))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }
}
