package org.gatepost.server.imap;

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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.certificate.TlsSetting;
import org.gatepost.server.net.Listeners;
import org.gatepost.server.net.NetSetting;
import org.gatepost.server.net.TlsMode;
import org.gatepost.server.watch.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that we did not write, over real ports, with real TLS and compression.
final class ImaplibTest {
  private static final Path SCRIPT = Path.of("src/test/python/imap_client.py");

  @TempDir private Path folder;

  @Test
  void imaplibReadsAndSortsMail() throws IOException, InterruptedException {
    assumeTrue(hasPython(), "python3 is not installed");
    try (TestHouse house = TestHouse.in(folder);
        Certificates certificates =
            Certificates.open(
                TlsSetting.DEFAULT, folder, "mail.example.org", InstantSource.system());
        Listeners listeners =
            new Listeners(
                NetSetting.DEFAULT, certificates, new Metrics(), InstantSource.system())) {
      house.add("alice@example.org");
      ImapDoor door = house.door(Map.of());
      String starttls = open(listeners, "imap", TlsMode.STARTTLS, door);
      String tls = open(listeners, "imaps", TlsMode.IMPLICIT, door);
      assertThat(output(List.of("python3", SCRIPT.toString(), starttls, tls))).isEqualTo("ok\n");
    }
  }

  private static String open(Listeners listeners, String name, TlsMode mode, ImapDoor door)
      throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return Integer.toString(listeners.open(name, any, mode, door).getPort());
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
