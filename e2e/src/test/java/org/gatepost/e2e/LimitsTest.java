package org.gatepost.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Big and many.
class LimitsTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int IDLERS = 5_000;
  private static final int MAILBOX = 10_000;

  /// Files that one side of so many connections needs.
  private static final int FILES = IDLERS + 500;

  private static final Pattern FILES_MAX = Pattern.compile("Max open files +\\d+ +(\\d+) +files *");

  @TempDir Path folder;

  @Test
  void aMessageOfFiftyMegabytesPassesAndALargerOneIsRefusedEarly() throws IOException {
    try (Server server = Server.start(folder);
        Talk lmtp = Talk.lmtp(server)) {
      String user = server.addAccount("big", PASSWORD);
      byte[] message = BigMessage.FIFTY_MEGABYTES;
      assertThat(lmtp.deliver(user, message)).startsWith("250");
      try (Talk imap = Talk.imap(server, user, PASSWORD)) {
        imap.command("SELECT INBOX");
        imap.say("f FETCH 1 BODY.PEEK[TEXT]");
        assertThat(imap.line()).isEqualTo("* 1 FETCH (BODY[TEXT] {" + BigMessage.TEXT + "}");
        assertThat(imap.octets(BigMessage.TEXT)).isEqualTo(BigMessage.text());
        assertThat(imap.line()).isEqualTo(")");
        assertThat(imap.line()).startsWith("f OK");
      }
      lmtp.say("MAIL FROM:<a@example.org> SIZE=100000000");
      assertThat(lmtp.reply()).startsWith("552 5.3.4");
      System.err.println("after 50 MB in and out: " + server.resident());
    }
  }

  @Test
  void aMailboxOfTenThousandMessagesIsListedFlaggedAndSorted() throws IOException {
    try (Server server = Server.start(folder, "smtp.messages-max=100000")) {
      String user = server.addAccount("many", PASSWORD);
      fill(server, user);
      try (Talk imap = Talk.imap(server, user, PASSWORD)) {
        assertThat(imap.command("SELECT INBOX")).contains("* " + MAILBOX + " EXISTS");
        assertThat(imap.command("FETCH 1:* (UID FLAGS)")).hasSize(MAILBOX + 1);
        assertThat(imap.command("FETCH 1:* ENVELOPE")).hasSize(MAILBOX + 1);
        imap.command("STORE 1:* +FLAGS.SILENT (\\Seen)");
        assertThat(imap.command("SEARCH UNSEEN").getFirst()).isEqualTo("* SEARCH");
        assertThat(imap.command("SEARCH SUBJECT \"number 7777\"").getFirst())
            .isEqualTo("* SEARCH 7778");
        imap.command("STORE 1:5000 +FLAGS.SILENT (\\Deleted)");
        assertThat(imap.command("EXPUNGE")).hasSize(5_000 + 1);
        assertThat(imap.command("STATUS INBOX (MESSAGES)").getFirst()).contains("MESSAGES 5000");
      }
      System.err.println("after 10,000 messages: " + server.resident());
    }
  }

  @Test
  void fiveThousandIdleConnectionsAreHeldAndAllWoken() throws IOException {
    assumeTrue(filesMax() >= FILES, "the limit of open files is below " + FILES + " (ulimit -Hn)");
    try (Server server =
        Server.start(
            folder, "net.connections-per-address=20000", "imap.connections-per-account=20000")) {
      String user = server.addAccount("idle", PASSWORD);
      String before = server.resident();
      List<Talk> idlers = new ArrayList<>();
      try {
        for (int i = 0; i < IDLERS; i++) {
          Talk talk = Talk.imap(server, user, PASSWORD);
          idlers.add(talk);
          talk.command("SELECT INBOX");
          talk.say("i IDLE");
          assertThat(talk.line()).startsWith("+");
        }
        System.err.println(IDLERS + " idle: " + server.resident() + ", with none: " + before);
        try (Talk lmtp = Talk.lmtp(server)) {
          assertThat(lmtp.deliver(user, "Subject: x\r\n\r\n".getBytes(US_ASCII))).startsWith("250");
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

  private static void fill(Server server, String user) throws IOException {
    try (Talk lmtp = Talk.lmtp(server)) {
      for (int i = 0; i < MAILBOX; i++) {
        String message =
            "Subject: number %1$d\r\nFrom: a@example.org\r\nMessage-ID: <%1$d@x>\r\n\r\nx\r\n"
                .formatted(i);
        assertThat(lmtp.deliver(user, message.getBytes(US_ASCII))).startsWith("250");
      }
    }
  }

  /// How many files a process may open once it has raised its limit, as a JVM does at its start.
  private static long filesMax() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/limits")).stream()
        .map(FILES_MAX::matcher)
        .filter(Matcher::matches)
        .mapToLong(line -> Long.parseLong(line.group(1)))
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }
}
