package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatepost.e2e.Desk.needs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Programs that keep a copy of a mailbox, each with an account of its own.
@TestInstance(Lifecycle.PER_CLASS)
class SyncingClientsTest {
  private static final int MESSAGES = 40;

  private Desk desk;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    desk = Desk.with(home, Server.start(home, "signin.plaintext-on-loopback=false"));
  }

  @AfterAll
  void stop() throws IOException {
    desk.nothingWasGivenAway();
    desk.close();
  }

  @Test
  void fetchmailEmptiesAMaildropOverPop3s() throws IOException {
    emptiesAMaildrop("pop3s", "ssl");
  }

  @Test
  void fetchmailEmptiesAMaildropAfterStartingTls() throws IOException {
    emptiesAMaildrop("pop3", "sslproto \"tls1.2+\"");
  }

  @Test
  void mbsyncConvergesBothWays() throws IOException {
    needs("mbsync", "isync");
    String user = desk.account("mbsync");
    desk.deliver(user, "Subject: from the server\r\nMessage-ID: <1@x>\r\n\r\none\r\n");
    Path config = mbsyncConfig(user);
    Path mail = desk.home().resolve(user);
    mbsync(config);
    Maildir inbox = new Maildir(mail.resolve("INBOX"));
    assertThat(inbox.files()).hasSize(1);
    inbox.add("1.near", "", "Subject: from here\nMessage-ID: <2@x>\n\ntwo\n");
    Maildir.create(mail.resolve("工作"))
        .add("2.near", "FS", "Subject: flagged\nMessage-ID: <3@x>\n\nthree\n");
    mbsync(config);
    mbsync(config);
    assertThat(inbox.files()).hasSize(2);
    assertThat(desk.imap(user, "LIST \"\" *")).contains("&XeVPXA-");
    assertThat(desk.imap(user, "STATUS INBOX (MESSAGES)")).contains("MESSAGES 2");
    assertThat(desk.imap(user, "STATUS &XeVPXA- (MESSAGES UNSEEN)"))
        .contains("MESSAGES 1 UNSEEN 0");
  }

  @Test
  void mbsyncConvergesWhileAnotherClientFlagsAndAThirdIdles() throws IOException {
    needs("mbsync", "isync");
    needs("python3", "python3");
    String user = desk.account("beside");
    deliverNumbered(user);
    Path config = mbsyncConfig(user);
    mbsync(config);
    Maildir inbox = new Maildir(desk.home().resolve(user).resolve("INBOX"));
    assertThat(inbox.files()).hasSize(MESSAGES);
    CompletableFuture<Program.Result> beside = CompletableFuture.supplyAsync(() -> beside(user));
    for (int i = 1; i <= 3; i++) {
      String text = "Subject: near %d\nMessage-ID: <near-%d@x>\n\nx\n".formatted(i, i);
      inbox.add(i + ".near", "S", text);
      mbsync(config);
    }
    assertThat(beside.join().orFail().out()).contains("done flagging", "done idling");
    mbsync(config);
    assertThat(inbox.files()).hasSize(MESSAGES + 3);
    assertThat(inbox.subjects('F')).containsExactlyInAnyOrderElementsOf(evenNumbers());
    assertThat(desk.server().command("", "store", "verify").status()).isZero();
  }

  @Test
  void offlineimapConverges() throws IOException {
    needs("offlineimap", "offlineimap3");
    String user = desk.account("offlineimap");
    desk.deliver(user, "Subject: one\r\nMessage-ID: <11@x>\r\n\r\none\r\n");
    Path mail = desk.home().resolve("offlineimap");
    Path config = offlineimapConfig(user, mail);
    offlineimap(config);
    Maildir inbox = new Maildir(mail.resolve("INBOX"));
    assertThat(inbox.files()).hasSize(1);
    inbox.add("9.near", "S", "Subject: near\nMessage-ID: <12@x>\n\nnear\n");
    offlineimap(config);
    assertThat(desk.imap(user, "STATUS INBOX (MESSAGES UNSEEN)")).contains("MESSAGES 2 UNSEEN 1");
  }

  @Test
  void muttSavesAMessageToAnotherFolder() throws IOException {
    needs("mutt", "mutt");
    needs("script", "bsdutils");
    String user = desk.account("mutt");
    desk.deliver(user, "Subject: for mutt\r\n\r\nbody\r\n");
    Path config =
        desk.file(
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
                .formatted(user, Desk.PASSWORD, desk.authority(), desk.port("imaps")));
    Program.run(
        desk.home(),
        List.of("script", "-qec", "mutt -n -F " + config, "/dev/null"),
        "",
        Map.of("TERM", "xterm", "HOME", desk.home().toString()));
    assertThat(desk.imap(user, "STATUS Archive (MESSAGES)")).contains("MESSAGES 1");
    assertThat(desk.imap(user, "STATUS INBOX (MESSAGES)")).contains("MESSAGES 0");
  }

  private void emptiesAMaildrop(String listener, String tls) throws IOException {
    needs("fetchmail", "fetchmail");
    String user = desk.account("fetchmail-" + listener);
    desk.deliver(user, "Subject: one\r\n\r\nfirst\r\n");
    desk.deliver(user, "Subject: two\r\n\r\nsecond\r\n");
    Path home = Files.createDirectories(desk.home().resolve(listener));
    Path got = home.resolve("got");
    Path config =
        desk.file(
            listener + "rc",
            """
            poll localhost protocol POP3 port %d user "%s" password "%s"
              %s sslcertfile "%s" sslcertck mda "cat >> %s" no keep
            """
                .formatted(desk.port(listener), user, Desk.PASSWORD, tls, desk.authority(), got));
    fetchmail(home, config).orFail();
    assertThat(Files.readString(got)).contains("Subject: one", "Subject: two");
    assertThat(fetchmail(home, config).status()).as("1 = no mail").isEqualTo(1);
  }

  private Program.Result fetchmail(Path home, Path config) {
    return desk.run(
        "fetchmail -f %s --nosyslog --pidfile %s/pid".formatted(config, home),
        "",
        Map.of("HOME", home.toString(), "FETCHMAILHOME", home.toString()));
  }

  private void deliverNumbered(String user) throws IOException {
    try (Talk lmtp = Talk.lmtp(desk.server())) {
      for (int i = 1; i <= MESSAGES; i++) {
        String text = "Subject: %d\r\nMessage-ID: <%d@x>\r\n\r\n%d\r\n".formatted(i, i, i);
        byte[] message = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(lmtp.deliver(user, message)).startsWith("250");
      }
    }
  }

  private Program.Result beside(String user) {
    Path script = Desk.resource("imaplib_beside.py");
    return desk.script("python3", script, desk.port("imaps"), desk.authority(), user, MESSAGES);
  }

  private static List<String> evenNumbers() {
    return IntStream.rangeClosed(1, MESSAGES / 2).mapToObj(i -> String.valueOf(2 * i)).toList();
  }

  private Path mbsyncConfig(String user) throws IOException {
    Path mail = Files.createDirectories(desk.home().resolve(user));
    return desk.file(
        user + ".mbsyncrc",
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
            .formatted(desk.port("imaps"), user, Desk.PASSWORD, desk.authority(), mail, mail));
  }

  private void mbsync(Path config) {
    desk.run("mbsync -c " + config + " -a", "", Map.of("HOME", desk.home().toString())).orFail();
  }

  private Path offlineimapConfig(String user, Path mail) throws IOException {
    return desk.file(
        "offlineimaprc",
        """
        [general]
        accounts = a
        metadata = %s-meta
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
            .formatted(mail, mail, desk.port("imaps"), desk.authority(), user, Desk.PASSWORD));
  }

  private void offlineimap(Path config) {
    desk.run("offlineimap -o -c " + config, "", Map.of("HOME", desk.home().toString())).orFail();
  }
}
