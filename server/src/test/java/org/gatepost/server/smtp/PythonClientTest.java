package org.gatepost.server.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.certificate.TlsSetting;
import org.gatepost.server.delivery.MailHouse;
import org.gatepost.server.net.Listeners;
import org.gatepost.server.net.NetSetting;
import org.gatepost.server.net.TlsMode;
import org.gatepost.store.disk.RealDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that we did not write, over real ports, with real TLS.
final class PythonClientTest {
  private static final Path SCRIPT = Path.of("src/test/python/smtp_client.py");
  private static final String TEXT = "Subject: dots\r\n\r\n.one\r\n..two\r\n.\r\nend\r\n";

  @TempDir Path folder;

  @Test
  void smtplibSendsThroughAllThreeDoors() throws IOException, InterruptedException {
    assumeTrue(hasPython(), "python3 is not installed");
    try (MailHouse house = MailHouse.open(folder, new RealDisk());
        Certificates certificates =
            Certificates.open(
                TlsSetting.DEFAULT, folder, MailHouse.HOSTNAME, InstantSource.system());
        Listeners listeners =
            new Listeners(
                NetSetting.DEFAULT, certificates, house.metrics(), InstantSource.system())) {
      List<String> command =
          List.of(
              "python3",
              SCRIPT.toString(),
              open(listeners, house, Manner.EXCHANGE),
              open(listeners, house, Manner.SUBMISSION),
              open(listeners, house, Manner.LMTP));
      assertThat(output(command)).isEqualTo("ok\n");
      assertThat(house.inbox("bob")).hasSize(1);
      assertThat(house.inbox("bob").getFirst())
          .startsWith("Return-Path: <ann@elsewhere.example>\r\n")
          .contains(" with ESMTPS\r\n\t(TLSv1.3, TLS_AES_")
          .endsWith(TEXT);
      assertThat(house.inbox("李").getFirst()).contains(" with UTF8SMTPS\r\n");
      assertThat(house.inbox("carol")).hasSize(2);
      assertThat(house.inbox("carol").getFirst()).contains(" with ESMTPSA\r\n").endsWith(TEXT);
      assertThat(house.inbox("carol").getLast()).contains(" with LMTP id ").endsWith(TEXT);
    }
  }

  private static String open(Listeners listeners, MailHouse house, Manner manner)
      throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    SmtpDoor door = Doors.of(house, SmtpTranscriptTest.SETTING, manner);
    return Integer.toString(listeners.open(manner.name(), any, TlsMode.STARTTLS, door).getPort());
  }

  private static boolean hasPython() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")));
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
