package org.gatepost.server.pop3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.certificate.TlsSetting;
import org.gatepost.server.net.DoorPeer;
import org.gatepost.server.net.FakeWire;
import org.gatepost.server.net.Listeners;
import org.gatepost.server.net.NetSetting;
import org.gatepost.server.net.TlsMode;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.Selection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pop3DoorTest {
  private static final String SIGN_IN = "USER " + Post.NAME + "\r\nPASS " + Post.PASSWORD + "\r\n";

  @TempDir private Path folder;
  private Post post;

  @BeforeEach
  void open() throws IOException {
    post = new Post(folder);
  }

  @AfterEach
  void close() throws IOException {
    post.close();
  }

  @Test
  void patienceIsShortBeforeSignInThenTheIdleTimeAndAtLastWhatTheSessionHasLeft() {
    try (DoorPeer peer = new DoorPeer(post.door(Pop3Setting.DEFAULT))) {
      FakeWire wire = FakeWire.secure();
      peer.start(wire);
      wire.heard();
      assertThat(wire.patience()).isEqualTo(Duration.ofMinutes(2));
      wire.say(SIGN_IN).heard();
      assertThat(wire.patience()).isEqualTo(Duration.ofMinutes(10));
      post.clock.advance(Duration.ofMinutes(51));
      wire.say("NOOP\r\n").heard();
      assertThat(wire.patience()).isEqualTo(Duration.ofMinutes(9));
      post.clock.advance(Duration.ofMinutes(10));
      wire.say("NOOP\r\n").heard();
      assertThat(wire.patience()).isZero();
    }
  }

  @Test
  void anAccountThatComesBackTooSoonIsTold() {
    Pop3Setting slow =
        new Pop3Setting(
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(60),
            true,
            20,
            3);
    Pop3Door door = post.door(slow);
    assertThat(said(door, "CAPA\r\n" + SIGN_IN + "QUIT\r\n"))
        .contains("LOGIN-DELAY 60\r\n")
        .contains("Your maildrop is open");
    post.clock.advance(Duration.ofSeconds(59));
    assertThat(said(door, SIGN_IN)).contains("-ERR [LOGIN-DELAY] ");
    post.clock.advance(Duration.ofSeconds(1));
    assertThat(said(door, SIGN_IN)).contains("Your maildrop is open");
  }

  @Test
  void whatWasTakenIsReadAfterQuitAndNotAfterABreak() throws IOException {
    post.deliver("Subject: x\r\n\r\nx\r\n");
    Pop3Door door = post.door(Pop3Setting.DEFAULT);
    said(door, SIGN_IN + "RETR 1\r\n");
    assertThat(flags()).isZero();
    said(door, SIGN_IN + "RETR 1\r\nTOP 1 1\r\nQUIT\r\n");
    assertThat(flags()).isEqualTo(Flags.SEEN);
  }

  @Test
  void aPythonClientTakesAndRemovesItsMailOverTls() throws Exception {
    assumeTrue(which("python3"), "no python3");
    String line = "x".repeat(70) + "\r\n";
    post.deliver("Subject: big\r\n\r\n" + line.repeat(100_000) + ".\r\n");
    post.deliver("Subject: small\r\n\r\n.hidden\r\n");
    try (Certificates certificates =
            Certificates.open(
                TlsSetting.DEFAULT, folder.resolve("tls"), "localhost", InstantSource.system());
        Listeners listeners =
            new Listeners(NetSetting.DEFAULT, certificates, post.metrics, InstantSource.system())) {
      Pop3Door door = post.door(Pop3Setting.DEFAULT);
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      int tls = listeners.open("pop3s", any, TlsMode.IMPLICIT, door).getPort();
      int plain = listeners.open("pop3", any, TlsMode.STARTTLS, door).getPort();
      assertThat(python(tls, plain))
          .isEqualTo("['100003', '3'] b'.hidden' 7200046\n['1 2', '2 2']\n0\n");
    }
  }

  private String python(int tls, int plain) throws Exception {
    String program =
        """
        import poplib, ssl, sys
        tls, plain, name, password = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
        anyone = ssl._create_unverified_context()
        poplib._MAXLINE = 100000
        one = poplib.POP3_SSL('127.0.0.1', tls, context=anyone, timeout=30)
        one.user(name); one.pass_(password)
        sizes = [one.retr(n) for n in (1, 2)]
        print([str(len(m[1])) for m in sizes], sizes[1][1][-1], one.stat()[1])
        one.quit()
        two = poplib.POP3('127.0.0.1', plain, timeout=30)
        two.stls(context=anyone)
        two.user(name); two.pass_(password)
        ids = two.uidl()[1]
        two.dele(1); two.dele(2)
        two.quit()
        print(['%s %d' % (i.split()[0].decode(), len(i.split())) for i in ids])
        three = poplib.POP3_SSL('127.0.0.1', tls, context=anyone, timeout=30)
        three.user(name); three.pass_(password)
        print(three.stat()[0])
        three.quit()
        """;
    Process process =
        new ProcessBuilder(
                "python3",
                "-c",
                program,
                String.valueOf(tls),
                String.valueOf(plain),
                Post.NAME,
                Post.PASSWORD)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static boolean which(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  private long flags() throws IOException {
    try (Selection selection = post.open()) {
      long[] found = {0};
      selection.rows(1, 1, (_, _, flags, _, _, _) -> found[0] = flags & Flags.SYSTEM);
      return found[0];
    }
  }

  private static String said(Pop3Door door, String lines) {
    FakeWire wire = FakeWire.secure();
    try (DoorPeer peer = new DoorPeer(door)) {
      peer.start(wire);
      String heard = wire.say(lines).heard();
      wire.end().heard();
      return heard;
    }
  }
}
