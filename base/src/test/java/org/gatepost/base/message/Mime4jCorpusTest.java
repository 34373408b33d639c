package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gatepost.base.message.coding.TransferDecoding;
import org.junit.jupiter.api.Test;

/// The decoded leaves that mime4j found, octet for octet. Where we differ the reason stands here.
class Mime4jCorpusTest {
  private static final String LINE_ENDS =
      "mime4j makes bare LF in quoted-printable CRLF, we leave it as it is";
  private static final String NO_BOUNDARY =
      "a multipart in which no boundary stands is text, so that it can be read";
  private static final String ENCODED = "a message encoded for transfer is a file";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("mimetools-testmsgs/badbound", NO_BOUNDARY),
          Map.entry("mimetools-testmsgs/empty-preamble", LINE_ENDS),
          Map.entry("mimetools-testmsgs/frag", "the last digits of base64 without padding count"),
          Map.entry("mimetools-testmsgs/german-qp", LINE_ENDS),
          Map.entry("mimetools-testmsgs/jt-0498", LINE_ENDS),
          Map.entry("mimetools-testmsgs/mp-msg-rfc822", LINE_ENDS),
          Map.entry("mimetools-testmsgs/multi-2gifs-base64", ENCODED),
          Map.entry("testmsgs/bad-newlines-multiple-parts-base64", ENCODED),
          Map.entry(
              "testmsgs/malformedHeaderStartsBody-nocrlfcrlf",
              "the twin file expects the other of two readings, which is ours"),
          Map.entry("testmsgs/malformedHeaderStartsBody-noheader", "they lose the second line"),
          Map.entry("testmsgs/missing-boundary", NO_BOUNDARY),
          Map.entry("testmsgs/multipartemptypart", "the second file belongs to no part"),
          Map.entry(
              "testmsgs/very-long-boundary",
              "a boundary does not end in a space (RFC 2046, 5.1.1)"));

  @Test
  void leavesDecodeToTheOctetsMime4jFinds() {
    Path set = Corpus.set("msg-mime4j").resolve("open");
    Map<String, String> differences = new TreeMap<>();
    List<Path> files = Corpus.files(set, ".msg");
    int[] leaves = {0};
    for (Path file : files) {
      byte[] message = Corpus.read(file);
      String stem = file.toString().replace(".msg", "");
      String name = set.relativize(file).toString().replace(".msg", "");
      Map<String, byte[]> ours = new TreeMap<>();
      leaves(MessageScan.scan(message).root(), "1", message, ours);
      compare(name, stem, ours, differences, leaves);
    }
    assertThat(files).hasSizeGreaterThan(50);
    assertThat(leaves[0]).isGreaterThan(90);
    assertThat(differences.keySet()).as("%s", differences).isEqualTo(REASONS.keySet());
  }

  private static void compare(
      String name,
      String stem,
      Map<String, byte[]> ours,
      Map<String, String> differences,
      int[] leaves) {
    Path folder = Path.of(stem).resolveSibling("");
    Map<String, byte[]> theirs = new TreeMap<>();
    for (Path file : Corpus.files(folder, "")) {
      String start = stem + "_decoded_";
      if (file.toString().startsWith(start) && Files.isRegularFile(file)) {
        theirs.put(
            file.toString().substring(start.length()).replaceAll("\\.(txt|bin)", ""),
            Corpus.read(file));
      }
    }
    leaves[0] += theirs.size();
    if (!ours.keySet().equals(theirs.keySet())) {
      differences.put(name, ours.keySet() + " instead of " + theirs.keySet());
      return;
    }
    ours.forEach(
        (number, octets) -> {
          byte[] wanted = Objects.requireNonNull(theirs.get(number));
          int at = Arrays.mismatch(octets, wanted);
          if (at >= 0) {
            differences.put(name, number + " differs at " + at + " of " + octets.length);
          }
        });
  }

  /// Numbered as mime4j numbers its files: a level for a multipart and one for a message.
  private static void leaves(Part part, String number, byte[] message, Map<String, byte[]> out) {
    if (part.body() instanceof Part.Body.Leaf) {
      Slice body = part.bodySlice();
      byte[] octets = Arrays.copyOfRange(message, (int) body.from(), (int) body.to());
      out.put(number, TransferDecoding.decode(part.fields().encoding(), octets));
    }
    int child = 1;
    for (Part inner : Samples.children(part)) {
      leaves(inner, number + "_" + child++, message, out);
    }
  }
}
