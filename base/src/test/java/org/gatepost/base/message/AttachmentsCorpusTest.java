package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.gatepost.base.message.coding.EncodedWords;
import org.gatepost.base.message.coding.TransferDecoding;
import org.junit.jupiter.api.Test;

/// Files inside messages, and what Apache James and MimeKit know of theirs.
class AttachmentsCorpusTest {
  private static final Map<String, String> REASONS =
      Map.of(
          "m0022.txt aaa.txt", "the file has a line end more than what was sent",
          "m3004.txt HasenundFrosche.txt", "what was sent has CR CR LF in places, the file CR LF");

  @Test
  void attachedFilesComeOutOctetForOctet() {
    Path set = Corpus.set("msg-hunny-php").resolve("open/emails");
    Map<String, String> differences = new TreeMap<>();
    int compared = 0;
    for (Path file : Corpus.files(set, ".txt")) {
      byte[] message = Corpus.read(file);
      for (Part part : Samples.all(MessageScan.scan(message).root())) {
        Optional<Path> wanted = fileName(part).map(set.resolve("files")::resolve);
        if (wanted.filter(Files::isRegularFile).isPresent()) {
          compared++;
          if (!Arrays.equals(decoded(part, message), Corpus.read(wanted.orElseThrow()))) {
            differences.put(
                file.getFileName() + " " + fileName(part).orElseThrow(),
                decoded(part, message).length + " octets");
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(15);
    assertThat(differences.keySet()).as("%s", differences).isEqualTo(REASONS.keySet());
  }

  @Test
  void aMessageAndItsAnonymousTwinHaveOneTree() {
    Path set = Corpus.set("msg-mimekit").resolve("open/messages");
    List<String> compared = new ArrayList<>();
    for (Path twin : Corpus.files(set, ".anonymized.eml")) {
      String stem = twin.toString().replace(".anonymized.eml", "");
      Path text = Path.of(stem + ".txt");
      Path original = Files.exists(text) ? text : Path.of(stem + ".eml");
      assertThat(tree(twin)).as(stem).isEqualTo(tree(original));
      compared.add(stem);
    }
    assertThat(compared).hasSize(3);
  }

  private static String tree(Path file) {
    return Samples.tree(MessageScan.scan(Corpus.read(file)).root());
  }

  @Test
  void headersReadAsJamesIndexesThem() {
    Path set = Corpus.set("msg-james").resolve("open");
    List<Path> expected =
        Corpus.files(set, ".json").stream().filter(AttachmentsCorpusTest::hasMessage).toList();
    for (Path file : expected) {
      JsonNode json = Corpus.json(file);
      byte[] message = Corpus.read(message(file));
      MessageIndex index = MessageScan.scan(message);
      Envelope envelope = index.envelope();
      assertThat(EncodedWords.decode(Objects.requireNonNull(envelope.subject())))
          .contains(json.get("subject").get(0).asText());
      assertThat(envelope.messageId()).isEqualTo(json.get("mimeMessageID").asText());
      assertThat(addresses(envelope.from())).isEqualTo(addresses(json.get("from")));
      assertThat(addresses(envelope.to())).isEqualTo(addresses(json.get("to")));
      assertThat(addresses(envelope.cc())).isEqualTo(addresses(json.get("cc")));
      assertThat(MailDate.parse(Objects.requireNonNull(envelope.date())).orElseThrow())
          .isEqualTo(
              OffsetDateTime.parse(
                  json.get("sentDate").asText(),
                  DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[XXX][XX]")));
      assertThat(texts(index.root(), message))
          .contains(json.get("textBody").asText().replace("\r\n", "\n"));
    }
    assertThat(expected).hasSize(4);
  }

  private static boolean hasMessage(Path json) {
    return Files.exists(message(json));
  }

  private static Path message(Path json) {
    return Path.of(json.toString().replace(".json", ".eml"));
  }

  private static List<String> addresses(List<Envelope.Mailbox> mailboxes) {
    return mailboxes.stream().map(m -> m.local() + "@" + m.host()).sorted().toList();
  }

  private static List<String> addresses(JsonNode addresses) {
    List<String> out = new ArrayList<>();
    addresses.forEach(address -> out.add(address.get("address").asText()));
    return out.stream().sorted().toList();
  }

  private static List<String> texts(Part root, byte[] message) {
    return Samples.all(root).stream()
        .filter(PartText::isText)
        .map(
            part ->
                PartText.of(
                    part,
                    Arrays.copyOfRange(
                        message, (int) part.bodySlice().from(), (int) part.bodySlice().to())))
        .map(text -> text.replace("\r\n", "\n"))
        .toList();
  }

  private static Optional<String> fileName(Part part) {
    Part.Disposition disposition = part.fields().disposition();
    return Optional.ofNullable(disposition)
        .flatMap(given -> Parameters.decoded(given.parameters(), "filename"))
        .or(() -> Parameters.decoded(part.fields().parameters(), "name"))
        .map(name -> name.replace("HasenundFr\u00f6sche", "HasenundFrosche"));
  }

  private static byte[] decoded(Part part, byte[] message) {
    Slice body = part.bodySlice();
    return TransferDecoding.decode(
        part.fields().encoding(), Arrays.copyOfRange(message, (int) body.from(), (int) body.to()));
  }
}
