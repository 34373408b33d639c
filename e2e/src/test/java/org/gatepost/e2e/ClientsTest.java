package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatepost.e2e.Desk.needs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Programs that send and read mail one command at a time, each with an account of its own.
@TestInstance(Lifecycle.PER_CLASS)
class ClientsTest {
  private static final String IMAPFLOW = "1.7.8";

  private Desk desk;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    desk = Desk.with(home, Server.start(home));
  }

  @AfterAll
  void stop() throws IOException {
    desk.nothingWasGivenAway();
    desk.close();
  }

  @Test
  void curlSendsAndReads() throws IOException {
    needs("curl", "curl");
    String user = desk.account("curl");
    String text = "Subject: from curl\r\n\r\nA line.\r\n.\r\nAfter a dot.\r\n";
    desk.deliver(user, text);
    String read = desk.curl(user, "imaps://localhost:" + desk.port("imaps") + "/INBOX;MAILINDEX=1");
    assertThat(read).startsWith("Return-Path: <a@example.org>\r\nReceived: ").endsWith(text);
    assertThat(desk.curl(user, "pop3s://localhost:" + desk.port("pop3s") + "/1")).isEqualTo(read);
    assertThat(
            desk.curl(
                user, "--ssl-reqd imap://localhost:" + desk.port("imap") + "/INBOX;MAILINDEX=1"))
        .isEqualTo(read);
    assertThat(desk.curl(user, "--ssl-reqd pop3://localhost:" + desk.port("pop3") + "/1"))
        .isEqualTo(read);
  }

  @Test
  void swaksSubmitsOverTls() throws IOException {
    needs("swaks", "swaks");
    String user = desk.account("swaks");
    Program.Result sent =
        desk.run(
            """
            swaks --server 127.0.0.1 --port %d --tls --auth PLAIN --auth-user %s
              --from %s --to %s --h-Subject sent
            """
                .formatted(desk.port("submission"), user, user, user),
            "",
            Map.of("SWAKS_OPT_auth_password", Desk.PASSWORD));
    assertThat(sent.orFail().out()).contains("235 2.7.0").contains("250 2.6.0 Message accepted");
    assertThat(desk.imap(user, "STATUS INBOX (MESSAGES)")).contains("MESSAGES 1");
  }

  @Test
  void swaksIsRefusedForUnknownUsersOnly() {
    needs("swaks", "swaks");
    String user = desk.account("known");
    Program.Result unknown =
        desk.run(
            "swaks --server 127.0.0.1 --port %d --from a@example.org --to nobody@%s"
                .formatted(desk.port("smtp"), Server.DOMAIN));
    assertThat(unknown.status()).isNotZero();
    assertThat(unknown.out() + unknown.err()).contains("550 5.1.1");
    Program.Result lmtp =
        desk.run(
            """
            swaks --protocol LMTP --server 127.0.0.1 --port %d
              --from a@example.org --to %s,nobody@%s
            """
                .formatted(desk.port("lmtp"), user, Server.DOMAIN));
    assertThat(lmtp.out())
        .contains("250 2.1.5")
        .contains("550 5.1.1")
        .contains("250 2.6.0 Message accepted");
  }

  @Test
  void pythonLivesADayOverImap() {
    needs("python3", "python3");
    String user = desk.account("python");
    Path day = Desk.resource("imaplib_day.py");
    Program.Result lived =
        desk.script("python3", day, desk.port("smtp"), desk.port("imaps"), desk.authority(), user);
    assertThat(lived.orFail().out()).contains("done logout");
  }

  @Test
  void pythonLivesADayOverPop3() throws IOException {
    needs("python3", "python3");
    String user = desk.account("poplib");
    desk.deliver(user, "Subject: one\r\n\r\nfirst\r\nline\r\n");
    desk.deliver(user, "Subject: two\r\n\r\n.\r\n..\r\n");
    Path day = Desk.resource("poplib_day.py");
    Program.Result lived = desk.script("python3", day, desk.port("pop3s"), desk.authority(), user);
    assertThat(lived.orFail().out()).contains("done");
  }

  @Test
  void imapFlowLivesADay() throws IOException {
    needs("node", "nodejs");
    needs("npm", "npm");
    String user = desk.account("imapflow");
    Path folder = Files.createDirectories(Program.root().resolve("e2e/target/imapflow"));
    if (!Files.exists(folder.resolve("node_modules/imapflow"))) {
      String install = "npm install --silent --no-audit --no-fund --prefix . imapflow@" + IMAPFLOW;
      Desk.runIn(folder, install, "", Map.of()).orFail();
    }
    Path day = folder.resolve("day.mjs");
    Files.copy(Desk.resource("imapflow_day.mjs"), day, StandardCopyOption.REPLACE_EXISTING);
    Program.Result lived = desk.script("node", day, desk.port("imaps"), desk.authority(), user);
    assertThat(lived.orFail().out()).contains("done");
  }
}
