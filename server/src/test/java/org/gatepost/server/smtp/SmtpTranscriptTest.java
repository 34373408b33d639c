package org.gatepost.server.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gatepost.server.delivery.MailHouse;
import org.gatepost.server.net.DoorPeer;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.testkit.Transcript;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Plays `src/test/transcripts/{smtp,submission,lmtp}`, each against a house of its own.
final class SmtpTranscriptTest {
  static final SmtpSetting SETTING =
      new SmtpSetting(
          100, 3, 10, 5, 3, Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofMinutes(10));

  /// As it is typed, and as PLAIN and LOGIN spell it.
  private static final List<String> SECRETS =
      List.of(MailHouse.PASSWORD, "Bjb3JyZWN0IGhvcnNl", "Y29ycmVjdCBob3JzZQ", "d3Jvbmc");

  private static final Path TRANSCRIPTS = Path.of("src/test/transcripts");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> smtp() {
    return all("smtp", Manner.EXCHANGE);
  }

  @TestFactory
  Stream<DynamicTest> submission() {
    return all("submission", Manner.SUBMISSION);
  }

  @TestFactory
  Stream<DynamicTest> lmtp() {
    return all("lmtp", Manner.LMTP);
  }

  private Stream<DynamicTest> all(String name, Manner manner) {
    return Transcript.in(TRANSCRIPTS.resolve(name)).stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> play(one, manner)));
  }

  private void play(Transcript transcript, Manner manner) throws IOException {
    Path own = Files.createDirectory(folder.resolve(transcript.name()));
    try (MailHouse house = MailHouse.open(own, new RealDisk());
        LogWatch log = LogWatch.begin();
        DoorPeer peer = new DoorPeer(Doors.of(house, SETTING, manner))) {
      transcript.play(peer);
      log.sawNone(SECRETS);
    }
  }
}
