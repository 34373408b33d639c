package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `serve` says to somebody who has just unpacked it.
class FirstStartTest {
  private static final String OWNER = "owner@gatepost.test";

  @TempDir Path folder;

  @Test
  void itMakesAnAccountAndPrintsItsPasswordOnce() throws Exception {
    try (Server server = Server.start(folder)) {
      assertThat(server.printed()).contains(OWNER);
      String password = printedAfter("password:", server);
      try (Talk talk = Talk.imap(server, OWNER, password)) {
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

  @Test
  void theLinesToCopyWorkWordForWordFromAnywhere() throws IOException {
    Path spaced = Files.createDirectories(folder.resolve("a person's mail"));
    try (Server server = Server.start(spaced, "signin.plaintext-on-loopback=false")) {
      List<String> lines =
          server
              .printed()
              .lines()
              .map(String::strip)
              .filter(line -> line.contains("curl ") || line.startsWith("swaks "))
              .toList();
      assertThat(lines).hasSize(3);
      paste(lines.get(0), "").orFail();
      if (Program.isInstalled("swaks")) {
        paste(lines.get(1), "").orFail();
      }
      // curl asks a person for the password; here it reads it from its standard input.
      String user = "user = \"" + OWNER + ":" + printedAfter("password:", server) + "\"\n";
      Program.Result read = paste(lines.get(2) + " -K -", user).orFail();
      assertThat(read.out()).contains("Subject: Hello\r\n").endsWith("\r\n\r\nIt works.\r\n");
    }
  }

  @Test
  void itSpeaksChinese() throws IOException {
    try (Server server = Server.startWith(List.of("--lang", "zh"), folder)) {
      assertThat(server.printed())
          .contains("这是第一次启动", "账户：" + OWNER, "自签名", "试着投递一封邮件")
          .contains("ready")
          .contains("imap：127.0.0.1:" + server.port("imap"))
          .doesNotContain("password");
      assertThat(printedAfter("密码：", server)).hasSizeGreaterThan(10);
    }
  }

  @Test
  void itTellsProgramsInOneLineOfJson() throws IOException {
    try (Server server = Server.startWith(List.of("--json"), folder)) {
      assertThat(server.printed().lines()).hasSize(1);
      JsonNode told = new ObjectMapper().readTree(server.printed());
      assertThat(told.path("ready").asBoolean()).isTrue();
      assertThat(told.path("listeners").findValuesAsText("port"))
          .contains(String.valueOf(server.port("imaps")));
      assertThat(told.path("self_signed").asText()).isEqualTo(server.authority().toString());
      JsonNode first = told.path("first_account");
      try (Talk talk =
          Talk.imap(
              server, first.path("name").asText(), first.path("generated_password").asText())) {
        talk.command("SELECT INBOX");
      }
    }
  }

  private Program.Result paste(String line, String input) {
    return Program.run(folder, List.of("bash", "-c", line), input, Map.of());
  }

  private static String printedAfter(String label, Server server) {
    Matcher found = Pattern.compile(label + "\\s*(\\S+)").matcher(server.printed());
    assertThat(found.find()).as(server.printed()).isTrue();
    return found.group(1);
  }
}
