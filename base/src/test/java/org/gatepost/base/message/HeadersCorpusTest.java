package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// The headers and their fields that mime4j's parser reports. Where we differ the reason stands
/// here.
class HeadersCorpusTest {
  private static final Map<String, String> REASONS =
      Map.of(
          "mimetools-testmsgs/multi-2gifs-base64",
          "a message encoded for transfer is a file",
          "testmsgs/bad-newlines-multiple-parts-base64",
          "a message encoded for transfer is a file",
          "testmsgs/malformedHeaderStartsBody-nocrlfcrlf",
          "the twin file expects the other of two readings, which is ours",
          "testmsgs/very-long-boundary",
          "a boundary does not end in a space (RFC 2046, 5.1.1)");

  @Test
  void headersHaveTheFieldsMime4jReports() throws Exception {
    Path set = Corpus.set("msg-mime4j").resolve("open");
    Map<String, String> differences = new TreeMap<>();
    List<Path> files = Corpus.files(set, ".msg");
    for (Path file : files) {
      String stem = file.toString().replace(".msg", "");
      byte[] message = Corpus.read(file);
      List<String> ours = ours(message);
      List<String> theirs = theirs(Path.of(stem + ".xml"));
      if (!ours.equals(theirs)) {
        differences.put(
            set.relativize(Path.of(stem)).toString(),
            Corpus.difference(ours.toString(), theirs.toString()));
      }
    }
    assertThat(files).hasSizeGreaterThan(50);
    assertThat(differences.keySet()).as("%s", differences).isEqualTo(REASONS.keySet());
  }

  private static List<String> ours(byte[] message) {
    List<String> fields = new ArrayList<>();
    for (Part part : Samples.all(MessageScan.scan(message).root())) {
      Slice header = part.header();
      fields.add("header");
      HeaderFields.of(message, (int) header.from(), (int) header.to())
          .forEach(field -> fields.add(oneLine(field.name() + ":" + field.raw())));
    }
    return fields;
  }

  private static List<String> theirs(Path events) throws Exception {
    NodeList nodes =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(latin1(events))))
            .getElementsByTagName("*");
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element element = (Element) nodes.item(i);
      switch (element.getTagName()) {
        case "header" -> fields.add("header");
        case "field" -> fields.add(oneLine(element.getTextContent()));
        default -> {
          // Bodies are compared elsewhere.
        }
      }
    }
    return fields;
  }

  private static String latin1(Path file) {
    return new String(Corpus.read(file), StandardCharsets.ISO_8859_1);
  }

  /// White space is told apart by neither XML nor this test; what is not ASCII came through a
  /// charset on their way.
  private static String oneLine(String field) {
    return field.replaceAll("[^!-~]+", " ").replaceFirst(" ?: ?", ":").strip();
  }
}
