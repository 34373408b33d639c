package org.gatepost.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Peers that take their time hold up nobody else.
class SlowPeerTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int OTHERS = 50;
  private static final Duration DRIBBLE = Duration.ofMillis(200);

  @TempDir Path folder;

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
            LockSupport.parkNanos(DRIBBLE.toNanos());
          } catch (IOException e) {
            cut = true;
          }
        }
        assertThat(cut).as("the dribbling peer is cut off").isTrue();
      }
      serveOthers(server, user);
    }
  }

  @Test
  void aReaderThatTakesFiftyMegabytesByTheOctetHoldsUpNobody() throws Exception {
    try (Server server = Server.start(folder);
        Talk lmtp = Talk.lmtp(server)) {
      String user = server.addAccount("slow", PASSWORD);
      assertThat(lmtp.deliver(user, BigMessage.FIFTY_MEGABYTES)).startsWith("250");
      try (Talk slow = Talk.narrow(server, user, PASSWORD)) {
        slow.command("SELECT INBOX");
        slow.say("f FETCH 1 BODY.PEEK[TEXT]");
        slow.line();
        byte[] taken = new byte[BigMessage.TEXT];
        int count = 0;
        for (int i = 0; i < OTHERS; i++) {
          System.arraycopy(slow.octets(1), 0, taken, count++, 1);
          serveOthers(server, user);
        }
        System.err.println("while 50 MB wait for a slow reader: " + server.resident());
        byte[] rest = slow.octets(BigMessage.TEXT - count);
        System.arraycopy(rest, 0, taken, count, rest.length);
        assertThat(Arrays.equals(taken, BigMessage.text())).as("what the slow one got").isTrue();
        assertThat(slow.line()).isEqualTo(")");
      }
    }
  }

  private static void serveOthers(Server server, String user) throws IOException {
    try (Talk lmtp = Talk.lmtp(server);
        Talk imap = Talk.imap(server, user, PASSWORD)) {
      assertThat(lmtp.deliver(user, "Subject: y\r\n\r\nquick\r\n".getBytes(US_ASCII)))
          .startsWith("250");
      imap.command("SELECT INBOX");
      assertThat(imap.command("FETCH * BODY.PEEK[TEXT]").getFirst()).contains("quick");
      imap.command("STORE * +FLAGS (\\Seen)");
    }
  }
}
