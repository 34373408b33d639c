package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an administrator types, with and without a running server.
class CommandLineTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";

  @TempDir Path folder;

  @Test
  void accountsAreKeptWithAndWithoutAServer() throws Exception {
    assertThat(gatepost("", "domain", "add", "gatepost.test").status()).isZero();
    assertThat(
            gatepost(PASSWORD + "\n", "account", "add", "offline@gatepost.test", "--password-stdin")
                .status())
        .isZero();
    try (Server server = Server.start(folder)) {
      assertThat(server.addAccount("online", PASSWORD)).isEqualTo("online@gatepost.test");
      try (Talk talk = Talk.imap(server, "offline@gatepost.test", PASSWORD)) {
        talk.command("SELECT INBOX");
      }
      JsonNode list = json(server.command("", "account", "list", "--json").orFail().out());
      assertThat(list.path("accounts").findValuesAsText("name"))
          .contains("offline@gatepost.test", "online@gatepost.test");
      assertThat(server.command("", "account", "disable", "online@gatepost.test").status())
          .isZero();
      try (Talk talk = Talk.to(server.port("imap"))) {
        talk.line();
        assertThat(talk.answers("LOGIN online@gatepost.test " + PASSWORD).getLast())
            .contains("NO [CONTACTADMIN]");
        assertThat(talk.answers("LOGIN online@gatepost.test wrong").getLast())
            .contains("NO [AUTHENTICATIONFAILED]");
      }
      server.command("", "account", "enable", "online@gatepost.test").orFail();
      server
          .command(
              "another-Good-Pass-12\n",
              "account",
              "passwd",
              "online@gatepost.test",
              "--password-stdin")
          .orFail();
      try (Talk talk = Talk.to(server.port("imap"))) {
        talk.line();
        assertThat(talk.answers("LOGIN online@gatepost.test " + PASSWORD).getLast())
            .contains("NO [AUTHENTICATIONFAILED]");
        talk.command("LOGIN online@gatepost.test another-Good-Pass-12");
      }
      assertThat(server.terminate()).isIn(0, 143);
    }
    assertThat(gatepost("", "status").status()).isEqualTo(69);
    assertThat(gatepost("", "account", "remove", "online@gatepost.test").status()).isZero();
    assertThat(gatepost("", "account", "show", "online@gatepost.test").status()).isEqualTo(1);
  }

  @Test
  void aNameIsCheckedWithReasonPositionAndSuggestion() throws IOException {
    Program.Result bad = gatepost("", "name", "check", "user@gmial.com", "--json");
    assertThat(bad.status()).isEqualTo(1);
    JsonNode verdict = json(bad.out());
    assertThat(verdict.path("suggestion").asText()).isEqualTo("user@gmail.com");
    assertThat(verdict.path("code").asText()).isNotEmpty();
    assertThat(gatepost("", "name", "check", "someone@example.com").status()).isZero();
    Program.Result chinese = gatepost("", "--lang", "zh", "name", "check", "a..b@example.com");
    assertThat(chinese.status()).isEqualTo(1);
    assertThat(chinese.out() + chinese.err()).contains("不能用作账户名");
  }

  @Test
  void everyProblemOfTheConfigurationIsNamedBeforeAPortOpens() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("gatepost.toml"),
            "[listen]\nimap = \"nowhere\"\n[smtp]\nidle-timout = \"5min\"\n");
    Program.Result check = gatepost("", "--config", config.toString(), "config", "check");
    assertThat(check.status()).isEqualTo(78);
    assertThat(check.err())
        .contains("gatepost.toml:2: listen.imap must be")
        .contains("gatepost.toml:4:");
    assertThat(gatepost("", "--config", config.toString(), "serve").status()).isEqualTo(78);
  }

  @Test
  void aBackupIsRestoredElsewhereAndServesTheSameMail() throws Exception {
    Path copy = folder.resolve("copy");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    String user;
    try (Server server = Server.start(folder)) {
      user = server.addAccount("saved", PASSWORD);
      try (Talk lmtp = Talk.lmtp(server)) {
        assertThat(
                lmtp.deliver(
                    user,
                    "Subject: kept\r\n\r\nbody\r\n"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
            .startsWith("250");
      }
      server.command("", "backup", copy.toString(), "--with-master-key").orFail();
      Program.Result twice = server.command("", "backup", copy.toString());
      assertThat(twice.status()).isNotZero();
    }
    Program.run(folder, Program.command(elsewhere.resolve("data"), "restore", copy.toString()))
        .orFail();
    try (Server server = Server.start(elsewhere);
        Talk talk = Talk.imap(server, user, PASSWORD)) {
      assertThat(String.join("", talk.command("SELECT INBOX"))).contains("* 1 EXISTS");
      assertThat(String.join("", talk.command("FETCH 1 BODY[TEXT]"))).contains("body");
      assertThat(server.command("", "store", "verify").status()).isZero();
    }
  }

  @Test
  void twoServersCanNotShareADataDirectory() throws IOException {
    try (Server server = Server.start(folder)) {
      Program.Result second = gatepost("", "--set", "listen.smtp=off", "serve");
      assertThat(second.status()).isEqualTo(75);
      assertThat(server.command("", "status").status()).isZero();
    }
  }

  @Test
  void whatIsMistypedIsExplained() {
    assertThat(gatepost("", "acount", "list").status()).isEqualTo(64);
    assertThat(gatepost("", "account", "add").status()).isEqualTo(64);
    assertThat(gatepost("", "--lang", "zh", "help").out()).contains("命令");
  }

  @Test
  void theFirstStartMakesAnAccountAndPrintsItsPasswordOnce() throws Exception {
    try (Server server = Server.start(folder)) {
      String printed = server.printed();
      assertThat(printed).contains("owner@gatepost.test");
      String password = printed.replaceAll("(?s).*password:\\s+(\\S+).*", "$1");
      try (Talk talk = Talk.imap(server, "owner@gatepost.test", password)) {
        talk.command("SELECT INBOX");
      }
      assertThat(server.log()).doesNotContain(password);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.data())))
          .isEqualTo("rwx------");
      server.terminate();
    }
    try (Server again = Server.start(folder)) {
      assertThat(again.printed()).doesNotContain("password:");
    }
  }

  private Program.Result gatepost(String input, String... words) {
    return Program.run(folder, Program.command(folder.resolve("data"), words), input, Map.of());
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
