package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an administrator types, with and without a running server.
class CommandLineTest {
  private static final String PASSWORD = Desk.PASSWORD;
  private static final String OFFLINE = "offline@gatepost.test";
  private static final String ONLINE = "online@gatepost.test";

  @TempDir Path folder;

  @Test
  void accountsAreKeptWithAndWithoutAServer() throws Exception {
    gatepost("", "domain", "add", "gatepost.test").orFail();
    gatepost(PASSWORD + "\n", "account", "add", OFFLINE, "--password-stdin").orFail();
    try (Server server = Server.start(folder)) {
      assertThat(server.addAccount("online", PASSWORD)).isEqualTo(ONLINE);
      try (Talk talk = Talk.imap(server, OFFLINE, PASSWORD)) {
        talk.command("SELECT INBOX");
      }
      JsonNode list = json(server.command("", "account", "list", "--json").orFail().out());
      assertThat(list.path("accounts").findValuesAsText("name")).contains(OFFLINE, ONLINE);
      assertThat(server.terminate()).isIn(0, 143);
    }
    assertThat(gatepost("", "status").status()).isEqualTo(69);
    gatepost("", "account", "remove", ONLINE).orFail();
    assertThat(gatepost("", "account", "show", ONLINE).status()).isEqualTo(1);
  }

  @Test
  void aDisabledAccountIsToldToAskOnlyWhenItsPasswordIsRight() throws IOException {
    try (Server server = Server.start(folder)) {
      server.addAccount("online", PASSWORD);
      server.command("", "account", "disable", ONLINE).orFail();
      assertThat(signIn(server, PASSWORD)).contains("NO [CONTACTADMIN]");
      assertThat(signIn(server, "wrong")).contains("NO [AUTHENTICATIONFAILED]");
      server.command("", "account", "enable", ONLINE).orFail();
      assertThat(signIn(server, PASSWORD)).contains(" OK ");
    }
  }

  @Test
  void aNewPasswordEndsTheOldOne() throws IOException {
    String next = "another-Good-Pass-12";
    try (Server server = Server.start(folder)) {
      server.addAccount("online", PASSWORD);
      assertThat(signIn(server, PASSWORD)).contains(" OK ");
      server.command(next + "\n", "account", "passwd", ONLINE, "--password-stdin").orFail();
      assertThat(signIn(server, PASSWORD)).contains("NO [AUTHENTICATIONFAILED]");
      assertThat(signIn(server, next)).contains(" OK ");
    }
  }

  private static String signIn(Server server, String password) throws IOException {
    try (Talk talk = Talk.to(server.port("imap"))) {
      talk.line();
      return talk.answers("LOGIN " + ONLINE + " " + password).getLast();
    }
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
            """
            [listen]
            imap = "nowhere"
            [smtp]
            idle-timout = "5min"
            """);
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
        byte[] message = "Subject: kept\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(lmtp.deliver(user, message)).startsWith("250");
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
  void statusWaitsForAServerThatIsBeingStarted() throws Exception {
    CompletableFuture<Program.Result> waiting =
        CompletableFuture.supplyAsync(() -> gatepost("", "status", "--wait", "60s"));
    try (Server server = Server.start(folder)) {
      assertThat(waiting.join().orFail().out()).contains("127.0.0.1:" + server.port("imap"));
      server.terminate();
    }
  }

  @Test
  void statusWaitsNoLongerThanItIsTold() {
    long start = System.nanoTime();
    assertThat(gatepost("", "status", "--wait", "1s").status()).isEqualTo(69);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
  }

  private Program.Result gatepost(String input, String... words) {
    return Program.run(folder, Program.command(folder.resolve("data"), words), input, Map.of());
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
