package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--json` makes every command print one JSON value and nothing else, server or not.
class JsonOutputTest {
  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// In an order in which each succeeds.
  private static final List<String> COMMANDS =
      """
      domain add json.test
      domain list
      account add anna@json.test
      account passwd anna@json.test
      account quota anna@json.test 1GB
      account disable anna@json.test
      account enable anna@json.test
      account show anna@json.test
      account list
      alias add sales@json.test anna@json.test
      alias list
      alias remove sales@json.test
      name check bert@json.test
      store verify
      account remove anna@json.test
      domain remove json.test
      config show
      config check
      config reference
      version
      """
          .lines()
          .toList();

  @TempDir Path folder;

  @Test
  void everyCommandPrintsJsonWhileAServerRuns() throws Exception {
    try (Server server = Server.start(folder)) {
      for (String command : COMMANDS) {
        json(0, command);
      }
      json(0, "backup " + folder.resolve("copy"));
      assertThat(json(0, "status").path("ready").asBoolean()).isTrue();
      json(0, "stop");
      assertThat(server.ended()).isZero();
    }
  }

  @Test
  void everyCommandPrintsJsonWithoutAServer() throws IOException {
    for (String command : COMMANDS) {
      json(0, command);
    }
    json(0, "backup " + folder.resolve("copy"));
    Program.Result restored =
        Program.run(
            folder,
            Program.command(
                folder.resolve("other"), "--json", "restore", folder.resolve("copy").toString()));
    assertThat(STRICT.readTree(restored.orFail().out()).isObject()).isTrue();
  }

  @Test
  void aRefusalIsJsonWithItsCodeAndItsSentenceIsOnStandardError() throws IOException {
    assertThat(json(69, "status").at("/error/code").asText()).isEqualTo("not-running");
    json(69, "stop");
    assertThat(json(1, "account show nobody@json.test").at("/error/code").asText()).isNotEmpty();
    assertThat(json(1, "name check a..b@json.test").path("valid").asBoolean(true)).isFalse();
    assertThat(json(78, "--set imap.nothing=1 config check").path("problems")).isNotEmpty();
  }

  @Test
  void noCommandIsForgottenHere() throws IOException {
    Path page = Program.root().resolve("docs/reference/commands.md");
    Matcher heading =
        Pattern.compile("(?m)^#+ `?gatepost ([a-z ]+?)`?$").matcher(Files.readString(page));
    List<String> documented = new ArrayList<>();
    while (heading.find()) {
      documented.add(heading.group(1));
    }
    assertThat(documented).hasSizeGreaterThan(20);
    TreeSet<String> missing = new TreeSet<>(documented);
    List<String> elsewhere =
        List.of("backup", "restore", "status", "stop", "serve", "help", "rehearse");
    missing.removeIf(
        name ->
            elsewhere.contains(name)
                || documented.stream().anyMatch(other -> other.startsWith(name + " "))
                || COMMANDS.stream().anyMatch(line -> (line + " ").startsWith(name + " ")));
    assertThat(missing).isEmpty();
  }

  private JsonNode json(int status, String words) throws IOException {
    String[] all = ("--json " + words).split(" ");
    Program.Result result =
        Program.run(folder, Program.command(folder.resolve("data"), all), "", Map.of());
    assertThat(result.status()).as(words + "\n" + result.err()).isEqualTo(status);
    if (status == 0) {
      assertThat(result.err()).as(words).isEmpty();
    }
    JsonNode printed = STRICT.readTree(result.out());
    assertThat(printed.isObject() || printed.isArray()).as(words + ": " + printed).isTrue();
    return printed;
  }
}
