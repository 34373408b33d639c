package org.gatepost.server.imap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gatepost.testkit.Transcript;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ImapTranscriptTest {
  @TempDir private Path folder;

  static List<Transcript> transcripts() {
    return Transcript.in(Path.of("src/test/transcripts/imap"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transcripts")
  void theConversationGoesAsWritten(Transcript transcript) throws IOException {
    try (TestHouse house = TestHouse.in(folder)) {
      house.add("alice@example.org");
      try (ImapPeers peers = new ImapPeers(house)) {
        transcript.play(peers);
      }
    }
  }
}
