package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.gatepost.testkit.Transcript;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

final class ImapTranscriptTest {
  /// The password as it stands in the transcripts, and in base64 after a NUL.
  private static final List<String> SECRETS =
      List.of(
          TestHouse.PASSWORD,
          Base64.getEncoder().encodeToString(TestHouse.PASSWORD.getBytes(UTF_8)),
          "AHRlYS1mb3ItdHdv");

  @TempDir private Path folder;

  static List<Transcript> transcripts() {
    return Transcript.in(Path.of("src/test/transcripts/imap"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transcripts")
  void theConversationGoesAsWrittenAndNoSecretIsLogged(Transcript transcript) throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger("org.gatepost");
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    root.addAppender(logged);
    logged.start();
    try (TestHouse house = TestHouse.in(folder)) {
      house.add("alice@example.org");
      try (ImapPeers peers = new ImapPeers(house)) {
        transcript.play(peers);
      }
    } finally {
      root.detachAppender(logged);
      root.setLevel(before);
    }
    for (ILoggingEvent event : logged.list) {
      String line = event.getFormattedMessage() + event.getKeyValuePairs();
      assertThat(SECRETS).noneMatch(line::contains);
    }
  }
}
