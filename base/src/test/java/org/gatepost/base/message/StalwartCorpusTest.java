package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Trees and offsets as Stalwart's parser sees them. Where we differ the reason stands here.
class StalwartCorpusTest {
  private static final String UNCLOSED =
      "an inner multipart that lacks its last boundary ends where the outer boundary stands";
  private static final String EMPTY_PART =
      "between two boundaries lies a part, even if there is nothing in it";
  private static final String NO_EMPTY_LINE = "a boundary ends a header that lacks its empty line";
  private static final String ENCODED =
      "a message encoded for transfer has no place in ours: it can't be addressed by offsets";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("legacy/052", "octets that can't be the charset they claim tell what they are"),
          Map.entry("rfc/000", "what is no base64 decodes to nothing, not to itself"),
          Map.entry("thirdparty/002", "what is no base64 does not decode to itself"),
          Map.entry("malformed/000", NO_EMPTY_LINE),
          Map.entry("malformed/007", NO_EMPTY_LINE),
          Map.entry("malformed/008", UNCLOSED),
          Map.entry("malformed/009", UNCLOSED),
          Map.entry("malformed/011", UNCLOSED),
          Map.entry("malformed/016", UNCLOSED),
          Map.entry("malformed/020", EMPTY_PART),
          Map.entry("malformed/021", EMPTY_PART),
          Map.entry("rfc/008", ENCODED));

  private static final Map<String, String> DATE_REASONS =
      Map.of(
          " 4 8 15 16 23 42, 4 8 15 16 23 42, 4 8 15 16 23 42, ",
          "a time has a colon",
          "by 2002:aa7:cd10:0:b0:45c:2c83:1208 with SMTP id b16-20020aa7cd10000000b0045c2c831208"
              + "mr4220805edw.81.1665423075119;\n\tMon, 10 Oct 2022 10:31:15 -0700 (PDT)",
          "a Received field is no Date field");

  @Test
  void partsLieWhereStalwartSeesThem() {
    Path set = Corpus.set("msg-stalwart-parser").resolve("open/eml");
    Map<String, String> differences = new TreeMap<>();
    List<Path> files = Corpus.files(set, ".eml");
    for (Path file : files) {
      String name = set.relativize(file).toString().replace(".eml", "");
      byte[] message = Corpus.read(file);
      compare(name, Corpus.withLf(message), Corpus.json(set.resolve(name + ".json")), differences);
      compare(
          name,
          Corpus.withCrlf(message),
          Corpus.json(set.resolve(name + ".crlf.json")),
          differences);
    }
    assertThat(files).hasSizeGreaterThan(50);
    assertThat(differences.keySet()).as("%s", differences).isEqualTo(REASONS.keySet());
  }

  private static void compare(
      String name, byte[] message, JsonNode expected, Map<String, String> differences) {
    List<String> theirs = new ArrayList<>();
    describe(expected, 0, theirs);
    List<String> ours = new ArrayList<>();
    describe(MessageScan.scan(message).root(), message, ours);
    if (ours.size() != theirs.size()) {
      differences.put(name, ours.size() + " parts instead of " + theirs.size());
      return;
    }
    for (int i = 0; i < ours.size(); i++) {
      if (!ours.get(i).equals(theirs.get(i))) {
        differences.put(name, Corpus.difference(ours.get(i), theirs.get(i)));
      }
    }
  }

  private static void describe(Part part, byte[] message, List<String> out) {
    Part.Extent extent = part.extent();
    String place = extent.headerStart() + "-" + extent.bodyStart() + "-" + extent.end();
    Slice body = part.bodySlice();
    out.add(
        part.type().equals("text") && PartText.isText(part)
            ? place
                + " "
                + PartText.of(part, Arrays.copyOfRange(message, (int) body.from(), (int) body.to()))
            : place);
    Samples.children(part).forEach(child -> describe(child, message, out));
  }

  /// Their parts stand in one list; a multipart names its own by their numbers.
  private static void describe(JsonNode message, int number, List<String> out) {
    JsonNode part = message.get("parts").get(number);
    JsonNode body = part.get("body");
    String place =
        part.get("offset_header").asLong()
            + "-"
            + part.get("offset_body").asLong()
            + "-"
            + part.get("offset_end").asLong();
    String text = body.has("Text") ? body.get("Text").asText() : body.path("Html").asText();
    out.add(body.has("Text") || body.has("Html") ? place + " " + text : place);
    if (body.has("Multipart")) {
      for (JsonNode child : body.get("Multipart")) {
        describe(message, child.asInt(), out);
      }
    } else if (body.has("Message")) {
      describe(body.get("Message"), 0, out);
    }
  }

  @Test
  void datesAreReadAsStalwartReadsThem() {
    Path set = Corpus.set("msg-stalwart-parser").resolve("open");
    Map<String, String> differences = new TreeMap<>();
    for (JsonNode sample : Corpus.json(set.resolve("date.json"))) {
      // A line that isn't folded is no longer the field.
      String field = sample.get("header").asText().replaceAll("(?s)\\n(?![ \\t]).*", "");
      String ours = MailDate.parse(field).map(OffsetDateTime::toString).orElse("none");
      String theirs = date(sample.get("expected"));
      if (!ours.equals(theirs)) {
        differences.put(field, ours + " instead of " + theirs);
      }
    }
    assertThat(differences.keySet()).as("%s", differences).isEqualTo(DATE_REASONS.keySet());
  }

  private static String date(JsonNode date) {
    if (date.isNull()) {
      return "none";
    }
    int sign = date.get("tz_before_gmt").asBoolean() ? -1 : 1;
    return OffsetDateTime.of(
            date.get("year").asInt(),
            date.get("month").asInt(),
            date.get("day").asInt(),
            date.get("hour").asInt(),
            date.get("minute").asInt(),
            date.get("second").asInt(),
            0,
            ZoneOffset.ofHoursMinutes(
                sign * date.get("tz_hour").asInt(), sign * date.get("tz_minute").asInt()))
        .toString();
  }
}
