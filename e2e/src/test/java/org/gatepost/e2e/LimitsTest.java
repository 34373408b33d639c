package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Big, many and slow.
class LimitsTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int IDLERS = 5_000;
  private static final int FIFTY_MEGABYTES = 49_999_000;
  private static final int MAILBOX = 10_000;

  @TempDir Path folder;

  @Test
  void aMessageOfFiftyMegabytesPassesAndALargerOneIsRefusedEarly() throws IOException {
    try (Server server = Server.start(folder);
        Talk lmtp = Talk.lmtp(server)) {
      String user = server.addAccount("big", PASSWORD);
      byte[] message = new byte[FIFTY_MEGABYTES];
      Arrays.fill(message, (byte) 'a');
      byte[] line = "b".repeat(70).concat("\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int at = 0; at + line.length < message.length; at += line.length) {
        System.arraycopy(line, 0, message, at, line.length);
      }
      byte[] header = "Subject: big\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(header, 0, message, 0, header.length);
      message[message.length - 2] = '\r';
      message[message.length - 1] = '\n';
      assertThat(lmtp.deliver(user, message)).startsWith("250");
      try (Talk imap = Talk.imap(server, user, PASSWORD)) {
        imap.command("SELECT INBOX");
        String response = imap.command("FETCH 1 (BODY.PEEK[TEXT])").getFirst();
        assertThat(response.length()).isGreaterThan(FIFTY_MEGABYTES - 1_000);
      }
      lmtp.say("MAIL FROM:<a@example.org> SIZE=50000001");
      assertThat(lmtp.reply()).startsWith("552 5.3.4");
    }
  }

  @Test
  void aMailboxOfTenThousandMessagesIsListedFlaggedAndSorted() throws IOException {
    try (Server server = Server.start(folder)) {
      String user = server.addAccount("many", PASSWORD);
      fill(server, user);
      try (Talk imap = Talk.imap(server, user, PASSWORD)) {
        assertThat(String.join("\n", imap.command("SELECT INBOX")))
            .contains("* " + MAILBOX + " EXISTS");
        assertThat(imap.command("FETCH 1:* (UID FLAGS)")).hasSize(MAILBOX + 1);
        assertThat(imap.command("FETCH 1:* ENVELOPE")).hasSize(MAILBOX + 1);
        imap.command("STORE 1:* +FLAGS.SILENT (\\Seen)");
        assertThat(imap.command("SEARCH UNSEEN").getFirst()).isEqualTo("* SEARCH");
        assertThat(imap.command("SEARCH SUBJECT \"number 7777\"").getFirst())
            .isEqualTo("* SEARCH 7778");
        imap.command("STORE 1:5000 +FLAGS.SILENT (\\Deleted)");
        imap.command("EXPUNGE");
        assertThat(imap.command("STATUS INBOX (MESSAGES)").getFirst()).contains("MESSAGES 5000");
      }
    }
  }

  @Test
  void fiveThousandIdleConnectionsAreHeldAndAllWoken() throws IOException {
    try (Server server =
        Server.start(
            folder, "net.connections-per-address=20000", "imap.connections-per-account=20000")) {
      String user = server.addAccount("idle", PASSWORD);
      List<Talk> idlers = new ArrayList<>();
      try {
        for (int i = 0; i < IDLERS; i++) {
          Talk talk = Talk.imap(server, user, PASSWORD);
          talk.command("SELECT INBOX");
          talk.say("i IDLE");
          assertThat(talk.line()).startsWith("+");
          idlers.add(talk);
        }
        System.err.println(
            "idle connections: " + IDLERS + ", resident KiB of the server: " + resident(server));
        try (Talk lmtp = Talk.lmtp(server)) {
          assertThat(lmtp.deliver(user, "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
              .startsWith("250");
        }
        for (Talk talk : idlers) {
          assertThat(talk.line()).isEqualTo("* 1 EXISTS");
        }
      } finally {
        for (Talk talk : idlers) {
          talk.close();
        }
      }
    }
  }

  @Test
  void aPeerThatDribblesIsCutOffAndOthersAreServed() throws IOException {
    try (Server server =
        Server.start(folder, "net.line-timeout=2s", "net.first-octet-timeout=2s")) {
      String user = server.addAccount("slow", PASSWORD);
      try (Talk slow = Talk.to(server.port("smtp"))) {
        slow.reply();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        boolean cut = false;
        while (!cut && System.nanoTime() < deadline) {
          try {
            slow.send(new byte[] {'X'});
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
          } catch (IOException e) {
            cut = true;
          }
        }
        assertThat(cut).as("the dribbling peer is cut off").isTrue();
      }
      try (Talk quick = Talk.lmtp(server)) {
        assertThat(quick.deliver(user, "Subject: y\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
            .startsWith("250");
      }
    }
  }

  private static void fill(Server server, String user) throws IOException {
    try (Talk lmtp = Talk.lmtp(server)) {
      for (int i = 0; i < MAILBOX; i++) {
        String message =
            "Subject: number "
                + i
                + "\r\nFrom: a@example.org\r\nMessage-ID: <"
                + i
                + "@x>\r\n\r\nx\r\n";
        String reply = lmtp.deliver(user, message.getBytes(StandardCharsets.US_ASCII));
        assertThat(reply).startsWith("250");
      }
    }
  }

  private static String resident(Server server) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .findFirst()
        .orElse("?");
  }
}
