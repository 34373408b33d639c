package org.gatepost.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatepost.server.delivery.MailHouse;
import org.gatepost.server.net.FakeWire;
import org.gatepost.store.disk.FaultyDisk;
import org.gatepost.store.disk.RealDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The n-th disk call of a delivery fails, for n = 1, 2, 3 and so on until none does.
final class DiskFaultTest {
  private static final String ANNOUNCED =
      String.join(
          "\r\n",
          "LHLO front.example",
          "MAIL FROM:<a@b.example>",
          "RCPT TO:<bob@example.org>",
          "RCPT TO:<carol@example.org>",
          "DATA",
          "Subject: a",
          "",
          "");

  /// Small ones stay in memory until they are committed, large ones go through a file.
  private static final List<Integer> OCTETS = List.of(100, 90_000);

  private static final int CALLS_MAX = 200;

  @TempDir Path folder;

  @Test
  void whatIsNotAcknowledgedIsNotKeptAndNothingIsHalfKept() throws IOException {
    for (int octets : OCTETS) {
      int call = 1;
      while (fails(octets, call)) {
        call++;
        assertThat(call).isLessThan(CALLS_MAX);
      }
      assertThat(call).as("calls for %s octets", octets).isGreaterThan(1);
    }
  }

  /// @return whether the call came that was to fail
  private boolean fails(int octets, int call) throws IOException {
    Path own = Files.createDirectory(folder.resolve(octets + "-" + call));
    FaultyDisk disk = new FaultyDisk();
    String heard;
    boolean failed;
    try (MailHouse house = MailHouse.open(own, disk)) {
      disk.failAt(disk.calls() + call);
      heard = deliver(house, octets);
      failed = disk.hasFailed();
      disk.failAt(Long.MAX_VALUE); // closing is not what is tried here
    }
    boolean acknowledged = heard.contains("250 2.6.0 ");
    if (!acknowledged) {
      assertThat(heard)
          .as("call %s", call)
          .contains("\r\n451 4.3.0 ")
          .endsWith("221 2.0.0 Goodbye\r\n");
    }
    try (MailHouse house = MailHouse.open(own, new RealDisk())) {
      assertThat(house.store().verify().findings()).as("call %s", call).isEmpty();
      assertThat(house.inbox("bob")).as("call %s", call).hasSize(acknowledged ? 1 : 0);
      assertThat(house.inbox("carol")).as("call %s", call).hasSize(acknowledged ? 1 : 0);
    }
    return failed;
  }

  private static String deliver(MailHouse house, int octets) throws IOException {
    FakeWire wire = FakeWire.plain();
    String body = "x".repeat(octets);
    wire.say(ANNOUNCED + body + "\r\n.\r\nQUIT\r\n");
    Doors.of(house, SmtpTranscriptTest.SETTING, Manner.LMTP).serve(wire);
    wire.close();
    return wire.heard();
  }
}
