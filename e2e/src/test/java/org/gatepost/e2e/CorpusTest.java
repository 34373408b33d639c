package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every message of the independent corpus: delivered, and fetched back byte for byte.
class CorpusTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int MESSAGES_MIN = 500;

  @TempDir Path folder;

  @Test
  void everyMessageComesBackByteForByteWithEnvelopeAndStructure() throws IOException {
    Path corpus = corpus();
    assumeTrue(Files.isDirectory(corpus), "no corpus at GATEPOST_CORPUS or ../shared/corpus");
    List<Path> files = messages(corpus);
    assertThat(files).hasSizeGreaterThan(MESSAGES_MIN);
    try (Server server = Server.start(folder)) {
      String user = server.addAccount("corpus", PASSWORD);
      List<byte[]> sent = new ArrayList<>();
      try (Talk talk = Talk.lmtp(server)) {
        for (Path file : files) {
          byte[] message = crlf(Files.readAllBytes(file));
          assertThat(talk.deliver(user, message)).as(file.toString()).startsWith("250 ");
          sent.add(message);
        }
      }
      try (Talk talk = Talk.imap(server, user, PASSWORD)) {
        talk.command("SELECT INBOX");
        for (int i = 0; i < sent.size(); i++) {
          compare(talk, i + 1, sent.get(i), files.get(i));
        }
        String all = String.join("\n", talk.command("FETCH 1:* (ENVELOPE BODYSTRUCTURE BODY)"));
        assertThat(all.split("\\* \\d+ FETCH ")).hasSizeGreaterThan(sent.size());
      }
      assertThat(server.command("", "store", "verify").orFail().out()).contains("sound");
      assertThat(server.log()).doesNotContain(" ERROR ");
    }
  }

  private static void compare(Talk talk, int number, byte[] sent, Path file) throws IOException {
    List<String> answer = talk.command("FETCH " + number + " (BODY.PEEK[] RFC822.SIZE)");
    String response = answer.getFirst();
    int start = response.indexOf("}\n") + 2;
    int length =
        Integer.parseInt(response.substring(response.lastIndexOf('{', start) + 1, start - 2));
    String body = response.substring(start, start + length);
    // Delivery puts Return-Path and Received in front (RFC 5321, 4.4); all that follows is ours.
    assertThat(body).as(file.toString()).endsWith(new String(sent, StandardCharsets.ISO_8859_1));
    assertThat(body.substring(0, length - sent.length))
        .as(file.toString())
        .matches(
            "Return-Path: <sender@example\\.org>\r\n(?:Delivered-To: .*\r\n)?Received: (?:.*\r\n[ \t])*.*\r\n");
    assertThat(response).contains("RFC822.SIZE " + length);
  }

  private static List<Path> messages(Path corpus) throws IOException {
    try (Stream<Path> all = Files.walk(corpus)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> corpus.relativize(file).toString().startsWith("msg-"))
          .filter(file -> file.toString().matches(".*\\.(eml|msg|mbox|mime|txt)"))
          .filter(file -> !file.getFileName().toString().equals("SOURCE.txt"))
          .sorted()
          .toList();
    }
  }

  private static Path corpus() {
    String given = System.getenv("GATEPOST_CORPUS");
    return given != null
        ? Path.of(given)
        : Program.root().resolveSibling("shared").resolve("corpus");
  }

  /// Bare CR and bare LF become CRLF: SMTP has no other line end (RFC 5321, 2.3.8).
  private static byte[] crlf(byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + octets.length / 32);
    for (int i = 0; i < octets.length; i++) {
      byte octet = octets[i];
      if (octet == '\r' && i + 1 < octets.length && octets[i + 1] == '\n') {
        continue;
      }
      if (octet == '\r' || octet == '\n') {
        out.write('\r');
        out.write('\n');
      } else {
        out.write(octet);
      }
    }
    byte[] all = out.toByteArray();
    boolean ended = all.length == 0 || all[all.length - 1] == '\n';
    if (!ended) {
      out.write('\r');
      out.write('\n');
    }
    return out.toByteArray();
  }
}
