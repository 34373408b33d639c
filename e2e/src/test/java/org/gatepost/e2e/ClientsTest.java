package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Clients that people use, each with an account of its own on one server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";

  @TempDir Path folder;
  private Server server;
  private String authority;

  @BeforeAll
  void start() throws IOException {
    server = Server.start(folder);
    authority = server.authority().toString();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void curlSendsAndReads() throws IOException {
    needs("curl", "curl");
    String user = server.addAccount("curl", PASSWORD);
    Path message = message("Subject: from curl\r\n\r\nA line.\r\n.\r\nAfter a dot.\r\n");
    run(
            "curl",
            "-sS",
            "--mail-from",
            "a@example.org",
            "--mail-rcpt",
            user,
            "-T",
            message.toString(),
            "smtp://127.0.0.1:" + server.port("smtp"))
        .orFail();
    Path config =
        Files.writeString(folder.resolve("curlrc"), "user = \"" + user + ":" + PASSWORD + "\"\n");
    String read =
        run(
                "curl",
                "-sS",
                "-K",
                config.toString(),
                "--cacert",
                authority,
                "imaps://localhost:" + server.port("imaps") + "/INBOX;MAILINDEX=1")
            .orFail()
            .out();
    assertThat(read).endsWith("Subject: from curl\r\n\r\nA line.\r\n.\r\nAfter a dot.\r\n");
    assertThat(read).startsWith("Return-Path: <a@example.org>\r\nReceived: ");
    String popped =
        run(
                "curl",
                "-sS",
                "-K",
                config.toString(),
                "--cacert",
                authority,
                "pop3s://localhost:" + server.port("pop3s") + "/1")
            .orFail()
            .out();
    assertThat(popped).isEqualTo(read);
    String starttls =
        run(
                "curl",
                "-sS",
                "-K",
                config.toString(),
                "--cacert",
                authority,
                "--ssl-reqd",
                "imap://localhost:" + server.port("imap") + "/INBOX;MAILINDEX=1")
            .orFail()
            .out();
    assertThat(starttls).isEqualTo(read);
  }

  @Test
  void swaksSubmitsOverTlsAndIsRefusedForUnknownUsers() throws IOException {
    needs("swaks", "swaks");
    String user = server.addAccount("swaks", PASSWORD);
    String port = String.valueOf(server.port("submission"));
    Map<String, String> secret = Map.of("SWAKS_OPT_auth_password", PASSWORD);
    Program.Result sent =
        Program.run(
            folder,
            List.of(
                "swaks",
                "--server",
                "127.0.0.1",
                "--port",
                port,
                "--tls",
                "--auth",
                "PLAIN",
                "--auth-user",
                user,
                "--from",
                user,
                "--to",
                user,
                "--header",
                "Subject: from swaks"),
            "",
            secret);
    assertThat(sent.orFail().out()).contains("235 2.7.0").contains("250 2.0.0");
    Program.Result unknown =
        run(
            "swaks",
            "--server",
            "127.0.0.1",
            "--port",
            String.valueOf(server.port("smtp")),
            "--from",
            "a@example.org",
            "--to",
            "nobody@" + Server.DOMAIN);
    assertThat(unknown.status()).isNotZero();
    assertThat(unknown.out()).contains("550 5.1.1");
    Program.Result lmtp =
        run(
            "swaks",
            "--protocol",
            "LMTP",
            "--server",
            "127.0.0.1",
            "--port",
            String.valueOf(server.port("lmtp")),
            "--from",
            "a@example.org",
            "--to",
            user + ",nobody@" + Server.DOMAIN);
    assertThat(lmtp.out()).contains("250 2.1.5").contains("550 5.1.1");
  }

  @Test
  void pythonLivesADayOverImap() throws IOException {
    needs("python3", "python3");
    String user = server.addAccount("python", PASSWORD);
    Program.Result day =
        Program.run(
            folder,
            List.of(
                "python3",
                script("imaplib_day.py"),
                String.valueOf(server.port("smtp")),
                String.valueOf(server.port("imaps")),
                authority,
                user),
            PASSWORD + "\n",
            Map.of());
    assertThat(day.orFail().out()).contains("done logout");
  }

  @Test
  void pythonLivesADayOverPop3() throws IOException {
    needs("python3", "python3");
    String user = server.addAccount("poplib", PASSWORD);
    deliver(user, "Subject: one\r\n\r\nfirst\r\nline\r\n");
    deliver(user, "Subject: two\r\n\r\n..\r\n");
    Program.Result day =
        Program.run(
            folder,
            List.of(
                "python3",
                script("poplib_day.py"),
                String.valueOf(server.port("pop3s")),
                authority,
                user),
            PASSWORD + "\n",
            Map.of());
    assertThat(day.orFail().out()).contains("done");
  }

  @Test
  void imapFlowLivesADay() throws IOException {
    needs("node", "nodejs");
    needs("npm", "npm");
    String user = server.addAccount("imapflow", PASSWORD);
    Path home = Files.createDirectories(Program.root().resolve("e2e/target/imapflow"));
    if (!Files.exists(home.resolve("node_modules/imapflow"))) {
      Program.run(
              home,
              List.of(
                  "npm",
                  "install",
                  "--silent",
                  "--no-audit",
                  "--no-fund",
                  "--prefix",
                  ".",
                  "imapflow@1"))
          .orFail();
    }
    Path copy = home.resolve("day.mjs");
    Files.copy(Path.of(script("imapflow_day.mjs")), copy, StandardCopyOption.REPLACE_EXISTING);
    Program.Result day =
        Program.run(
            home,
            List.of("node", copy.toString(), String.valueOf(server.port("imaps")), authority, user),
            PASSWORD + "\n",
            Map.of());
    assertThat(day.orFail().out()).contains("done");
  }

  @Test
  void fetchmailEmptiesAMaildrop() throws IOException {
    needs("fetchmail", "fetchmail");
    String user = server.addAccount("fetchmail", PASSWORD);
    deliver(user, "Subject: one\r\n\r\nfirst\r\n");
    deliver(user, "Subject: two\r\n\r\nsecond\r\n");
    Path got = folder.resolve("fetched");
    Path config =
        secretFile(
            "fetchmailrc",
            """
        poll localhost protocol POP3 port %d user "%s" password "%s"
          ssl sslcertfile "%s" sslcertck mda "cat >> %s" no keep
        """
                .formatted(server.port("pop3s"), user, PASSWORD, authority, got));
    Program.run(
            folder,
            List.of(
                "fetchmail",
                "-f",
                config.toString(),
                "--nosyslog",
                "--pidfile",
                folder.resolve("fetchmail.pid").toString()),
            "",
            Map.of("HOME", folder.toString(), "FETCHMAILHOME", folder.toString()))
        .orFail();
    assertThat(Files.readString(got)).contains("Subject: one", "Subject: two");
    Program.Result again =
        Program.run(
            folder,
            List.of(
                "fetchmail",
                "-f",
                config.toString(),
                "--nosyslog",
                "--pidfile",
                folder.resolve("fetchmail.pid").toString()),
            "",
            Map.of("HOME", folder.toString(), "FETCHMAILHOME", folder.toString()));
    assertThat(again.status()).as("1 = no mail").isEqualTo(1);
  }

  @Test
  void mbsyncConvergesBothWays() throws IOException {
    needs("mbsync", "isync");
    String user = server.addAccount("mbsync", PASSWORD);
    deliver(user, "Subject: from the server\r\nMessage-ID: <1@x>\r\n\r\none\r\n");
    Path mail = Files.createDirectories(folder.resolve("mbsync"));
    Path config =
        secretFile(
            "mbsyncrc",
            """
        IMAPAccount far
        Host localhost
        Port %d
        User %s
        Pass "%s"
        SSLType IMAPS
        CertificateFile %s
        IMAPStore far
        Account far
        MaildirStore near
        Path %s/
        Inbox %s/INBOX
        SubFolders Verbatim
        Channel all
        Far :far:
        Near :near:
        Patterns *
        Create Both
        Remove Both
        Expunge Both
        SyncState *
        """
                .formatted(server.port("imaps"), user, PASSWORD, authority, mail, mail));
    mbsync(config);
    Path inbox = mail.resolve("INBOX");
    assertThat(count(inbox)).isEqualTo(1);
    Files.writeString(
        inbox.resolve("new/1.local.host"), "Subject: from here\nMessage-ID: <2@x>\n\ntwo\n");
    Files.createDirectories(mail.resolve("工作/cur"));
    Files.createDirectories(mail.resolve("工作/new"));
    Files.createDirectories(mail.resolve("工作/tmp"));
    Files.writeString(
        mail.resolve("工作/cur/2.local.host:2,FS"), "Subject: flagged\nMessage-ID: <3@x>\n\nthree\n");
    mbsync(config);
    mbsync(config);
    assertThat(count(inbox)).isEqualTo(2);
    String list = imap(user, "LIST \"\" *");
    assertThat(list).contains("&XeVPXA-");
    assertThat(imap(user, "STATUS INBOX (MESSAGES)")).contains("MESSAGES 2");
    assertThat(imap(user, "STATUS &XeVPXA- (MESSAGES UNSEEN)")).contains("MESSAGES 1 UNSEEN 0");
  }

  @Test
  void offlineimapConverges() throws IOException {
    needs("offlineimap", "offlineimap3");
    String user = server.addAccount("offlineimap", PASSWORD);
    deliver(user, "Subject: one\r\nMessage-ID: <11@x>\r\n\r\none\r\n");
    Path mail = folder.resolve("offlineimap");
    Path config =
        secretFile(
            "offlineimaprc",
            """
        [general]
        accounts = a
        metadata = %s/meta
        ui = basic
        [Account a]
        localrepository = near
        remoterepository = far
        [Repository near]
        type = Maildir
        localfolders = %s
        [Repository far]
        type = IMAP
        remotehost = localhost
        remoteport = %d
        ssl = yes
        sslcacertfile = %s
        remoteuser = %s
        remotepass = %s
        """
                .formatted(folder, mail, server.port("imaps"), authority, user, PASSWORD));
    Program.run(
            folder,
            List.of("offlineimap", "-o", "-c", config.toString()),
            "",
            Map.of("HOME", folder.toString()))
        .orFail();
    assertThat(count(mail.resolve("INBOX"))).isEqualTo(1);
    Files.writeString(
        mail.resolve("INBOX/cur/9.local.host:2,S"), "Subject: near\nMessage-ID: <12@x>\n\nnear\n");
    Program.run(
            folder,
            List.of("offlineimap", "-o", "-c", config.toString()),
            "",
            Map.of("HOME", folder.toString()))
        .orFail();
    assertThat(imap(user, "STATUS INBOX (MESSAGES UNSEEN)")).contains("MESSAGES 2 UNSEEN 1");
  }

  @Test
  void muttSavesAMessageToAnotherFolder() throws IOException {
    needs("mutt", "mutt");
    String user = server.addAccount("mutt", PASSWORD);
    deliver(user, "Subject: for mutt\r\n\r\nbody\r\n");
    Path config =
        secretFile(
            "muttrc",
            """
        set imap_user="%s"
        set imap_pass="%s"
        set certificate_file="%s"
        set ssl_starttls=no
        set folder="imaps://localhost:%d/"
        set spoolfile="+INBOX"
        set confirmcreate=no
        set confirmappend=no
        set delete=yes
        set quit=yes
        push "<save-message>+Archive<enter><quit>"
        """
                .formatted(user, PASSWORD, authority, server.port("imaps")));
    Program.run(
        folder,
        List.of("script", "-qec", "mutt -n -F " + config, "/dev/null"),
        "",
        Map.of("TERM", "xterm", "HOME", folder.toString()));
    assertThat(imap(user, "STATUS Archive (MESSAGES)")).contains("MESSAGES 1");
    assertThat(imap(user, "STATUS INBOX (MESSAGES)")).contains("MESSAGES 0");
  }

  private void mbsync(Path config) {
    Program.run(
            folder,
            List.of("mbsync", "-c", config.toString(), "-a"),
            "",
            Map.of("HOME", folder.toString()))
        .orFail();
  }

  /// What curl's view of an IMAP command answers.
  private String imap(String user, String command) throws IOException {
    Path config =
        secretFile(
            "curlrc-" + Integer.toHexString(command.hashCode()),
            "user = \"" + user + ":" + PASSWORD + "\"\n");
    return run(
            "curl",
            "-sS",
            "-K",
            config.toString(),
            "--cacert",
            authority,
            "-X",
            command,
            "imaps://localhost:" + server.port("imaps") + "/")
        .orFail()
        .out();
  }

  private void deliver(String user, String text) throws IOException {
    run(
            "curl",
            "-sS",
            "--mail-from",
            "a@example.org",
            "--mail-rcpt",
            user,
            "-T",
            message(text).toString(),
            "smtp://127.0.0.1:" + server.port("smtp"))
        .orFail();
  }

  private Path message(String text) throws IOException {
    Path file = Files.createTempFile(folder, "message", ".eml");
    return Files.writeString(file, text);
  }

  private Path secretFile(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private Program.Result run(String... command) {
    return Program.run(folder, List.of(command));
  }

  private static String script(String name) {
    return Program.root().resolve("e2e/src/test/resources/clients").resolve(name).toString();
  }

  private static void needs(String program, String bringer) {
    assumeTrue(
        Program.isInstalled(program), program + " is not installed; apt-get install " + bringer);
  }

  private static long count(Path maildir) throws IOException {
    try (Stream<Path> cur = Files.list(maildir.resolve("cur"));
        Stream<Path> fresh = Files.list(maildir.resolve("new"))) {
      return cur.count() + fresh.count();
    }
  }
}
