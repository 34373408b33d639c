package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gatepost.base.message.Envelope.Mailbox;
import org.gatepost.base.message.coding.EncodedWords;
import org.gatepost.base.message.coding.TransferDecoding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Eight languages in their charsets and encodings: headers, texts and files come out the same.
class LettersCorpusTest {
  private static final String NO_CHARSET =
      "the part names no charset; that the multipart around it does says nothing of its parts";

  private static final Map<String, String> REASONS =
      Map.of(
          "test_japanese_multipart_signed_iso-2022-jp_over_7bit text", NO_CHARSET,
          "test_japanese_multipart_signed_iso-2022-jp_over_base64 text", NO_CHARSET,
          "test_japanese_multipart_signed_iso-2022-jp_over_quoted-printable text", NO_CHARSET,
          "test_korean_multipart_signed_euc-kr_over_base64 text", NO_CHARSET,
          "test_polish_multipart_signed_iso-8859-2_over_base64 text", NO_CHARSET);

  @Test
  void lettersInAllLanguagesReadAsTheyWereWritten() {
    Path set = Corpus.set("msg-letters-languages").resolve("open");
    Map<String, String> differences = new TreeMap<>();
    List<Path> files = Corpus.files(set, ".txt");
    for (Path file : files) {
      String name = Objects.requireNonNull(file.getFileName()).toString().replace(".txt", "");
      new Letter(name, Corpus.read(file), differences)
          .compare(Corpus.json(set.resolve("expected/" + name + ".json")));
    }
    assertThat(files).hasSizeGreaterThan(50);
    assertThat(differences.keySet()).as("%s", differences).isEqualTo(REASONS.keySet());
  }

  private record Letter(String name, byte[] message, Map<String, String> differences) {
    void compare(JsonNode expected) {
      MessageIndex index = MessageScan.scan(message);
      Envelope envelope = index.envelope();
      JsonNode headers = expected.get("Headers");
      equal("subject", EncodedWords.decode(orEmpty(envelope.subject())), headers.get("Subject"));
      equal(
          "message id",
          orEmpty(envelope.messageId()).replaceAll("[<>]", ""),
          headers.get("MessageID"));
      addresses("from", envelope.from(), headers.get("From"));
      addresses("reply-to", envelope.replyTo(), headers.get("ReplyTo"));
      addresses("to", envelope.to(), headers.get("To"));
      addresses("cc", envelope.cc(), headers.get("Cc"));
      addresses("bcc", envelope.bcc(), headers.get("Bcc"));
      equal("text", text(index.root(), "plain"), expected.get("Text"));
      equal("html", text(index.root(), "html"), expected.path("HTML"));
      files(index.root(), expected.path("AttachedFiles"));
      files(index.root(), expected.path("InlineFiles"));
    }

    private void equal(String what, String ours, JsonNode theirs) {
      if (!ours.equals(theirs.asText())) {
        differences.put(name + " " + what, Corpus.difference(ours, theirs.asText()));
      }
    }

    private void addresses(String what, List<Mailbox> ours, JsonNode theirs) {
      List<String> wanted = new ArrayList<>();
      theirs.forEach(a -> wanted.add(a.get("Name").asText() + "|" + a.get("Address").asText()));
      List<String> found =
          ours.stream()
              .map(m -> EncodedWords.decode(orEmpty(m.name())) + "|" + m.local() + "@" + m.host())
              .toList();
      if (!found.equals(wanted)) {
        differences.put(name + " " + what, found + " instead of " + wanted);
      }
    }

    /// The texts of this kind, joined; the set has LF and no white space around them.
    private String text(Part root, String subtype) {
      StringBuilder out = new StringBuilder();
      for (Part part : Samples.all(root)) {
        if (part.is("text", subtype) && part.fields().disposition() == null) {
          out.append(PartText.of(part, body(part))).append("\n");
        }
      }
      return out.toString().replace("\r\n", "\n").strip();
    }

    private void files(Part root, JsonNode files) {
      List<byte[]> ours =
          Samples.all(root).stream()
              .map(part -> TransferDecoding.decode(part.fields().encoding(), body(part)))
              .toList();
      for (JsonNode file : files) {
        byte[] wanted = Base64.getDecoder().decode(file.get("Data").get("base64").asText());
        if (ours.stream().noneMatch(found -> Arrays.equals(found, wanted))) {
          differences.put(name + " file", file.toString());
        }
      }
    }

    private byte[] body(Part part) {
      return Arrays.copyOfRange(
          message, (int) part.bodySlice().from(), (int) part.bodySlice().to());
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }
  }
}
