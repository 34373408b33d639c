package org.gatepost.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every file of the corpus's `msg-*` sets, messages and what is none alike: delivered, and fetched
/// back byte for byte with an envelope and a structure.
class CorpusTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int MESSAGES_MIN = 1_000;

  /// Delivery puts Return-Path and Received in front (RFC 5321, 4.4); all that follows is the
  /// sender's.
  private static final Pattern TRACE =
      Pattern.compile("Return-Path: <sender@example\\.org>\r\nReceived: (?:.*\r\n[ \t])*.*\r\n");

  @TempDir Path folder;

  /// A file and what was sent of it.
  private record Sent(String name, byte[] octets) {}

  @Test
  void everyMessageComesBackByteForByteWithEnvelopeAndStructure() throws IOException {
    Path corpus = corpus();
    assumeTrue(Files.isDirectory(corpus), "no corpus at GATEPOST_CORPUS or ../shared/corpus");
    List<Path> files = messages(corpus);
    assertThat(files).hasSizeGreaterThan(MESSAGES_MIN);
    try (Server server = Server.start(folder, "smtp.messages-max=100000")) {
      String user = server.addAccount("corpus", PASSWORD);
      List<Sent> sent = deliver(server, user, corpus, files);
      try (Talk imap = Talk.imap(server, user, PASSWORD)) {
        imap.command("SELECT INBOX");
        for (int i = 0; i < sent.size(); i++) {
          compareContent(imap, i + 1, sent.get(i));
          readDescription(imap, i + 1, sent.get(i));
        }
      }
      assertThat(server.command("", "store", "verify").orFail().out()).contains("sound");
      assertThat(server.log()).doesNotContain(" ERROR ");
      System.err.println("corpus: " + sent.size() + " of " + files.size() + " files delivered");
    }
  }

  private static List<Sent> deliver(Server server, String user, Path corpus, List<Path> files)
      throws IOException {
    List<Sent> sent = new ArrayList<>();
    Map<String, String> refused = new TreeMap<>();
    try (Talk lmtp = Talk.lmtp(server)) {
      for (Path file : files) {
        Sent message = new Sent(corpus.relativize(file).toString(), crlf(Files.readAllBytes(file)));
        String reply = lmtp.deliver(user, message.octets);
        if (reply.startsWith("250 ")) {
          sent.add(message);
        } else {
          refused.put(message.name, reply.substring(0, "554 5.4.6".length()));
        }
      }
    }
    assertThat(refused).isEmpty();
    return sent;
  }

  private static void compareContent(Talk imap, int number, Sent sent) throws IOException {
    String response = imap.command("FETCH " + number + " (RFC822.SIZE BODY.PEEK[])").getFirst();
    int start = response.indexOf("}\n") + 2;
    int length = Integer.parseInt(response.substring(response.indexOf('{') + 1, start - 2));
    assertThat(response).as(sent.name).contains("RFC822.SIZE " + length + " ");
    String content = response.substring(start, start + length);
    assertThat(content).as(sent.name).endsWith(new String(sent.octets, ISO_8859_1));
    assertThat(content.substring(0, length - sent.octets.length)).as(sent.name).matches(TRACE);
  }

  /// RFC 9051, 7.5.2: an envelope has ten parts; a structure's leaf has seven or more, and a
  /// multipart is its parts, then its subtype.
  private static void readDescription(Talk imap, int number, Sent sent) throws IOException {
    String response = imap.command("FETCH " + number + " (ENVELOPE BODYSTRUCTURE)").getFirst();
    List<Object> all = Listed.read(response.substring(response.indexOf('(')));
    assertThat(all).as(sent.name).hasSize(4).startsWith("ENVELOPE").contains("BODYSTRUCTURE");
    assertThat(all.get(1)).as(sent.name).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(10);
    assertStructure((List<?>) all.get(3), sent.name);
  }

  private static void assertStructure(List<?> part, String name) {
    if (part.getFirst() instanceof List<?>) {
      int children = (int) part.stream().takeWhile(List.class::isInstance).count();
      assertThat(part.get(children)).as(name).isInstanceOf(String.class);
      part.subList(0, children).forEach(child -> assertStructure((List<?>) child, name));
    } else {
      assertThat(part).as(name).hasSizeGreaterThanOrEqualTo(7);
      assertThat(part.subList(0, 2)).as(name).allMatch(String.class::isInstance);
      assertThat((String) part.get(6)).as(name).matches("\\d+");
    }
  }

  private static List<Path> messages(Path corpus) throws IOException {
    try (Stream<Path> all = Files.walk(corpus)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> corpus.relativize(file).toString().startsWith("msg-"))
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
    boolean ended = true;
    for (int i = 0; i < octets.length; i++) {
      byte octet = octets[i];
      boolean half = octet == '\r' && i + 1 < octets.length && octets[i + 1] == '\n';
      ended = octet == '\r' || octet == '\n';
      if (ended && !half) {
        out.write('\r');
        out.write('\n');
      } else if (!ended) {
        out.write(octet);
      }
    }
    if (!ended) {
      out.write('\r');
      out.write('\n');
    }
    return out.toByteArray();
  }
}
