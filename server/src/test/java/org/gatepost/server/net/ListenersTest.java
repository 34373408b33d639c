package org.gatepost.server.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLSocket;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.watch.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int SLOWEST_BYTES = 10_000;

  @TempDir private Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Metrics metrics = new Metrics();
  private Certificates certificates;

  @BeforeEach
  void makeCertificate() throws IOException {
    certificates = Certs.selfSigned(folder);
    opened.add(certificates);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @Test
  void aLineIsAnsweredAndPipelinedLinesAreAnsweredInOrder() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor());
    assertThat(client.hear()).isEqualTo("hello");
    client.say("one\r\ntwo\r\nthree\r\nquit\r\n");
    assertThat(List.of(client.hear(), client.hear(), client.hear()))
        .containsExactly("one", "two", "three");
    assertThat(client.hear()).isEqualTo("bye");
    assertThat(client.hear()).isEqualTo("(end)");
  }

  @Test
  void bareLineEndsAndOverlongLinesAreTold() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor());
    client.hear();
    assertThat(client.ask("bare\ncr is \r not an end")).isEqualTo("bare");
    assertThat(client.hear()).isEqualTo("bare");
    assertThat(client.ask("x".repeat(EchoDoor.LINE_MAX))).startsWith("xxx");
    assertThat(client.ask("x".repeat(EchoDoor.LINE_MAX + 1))).isEqualTo("too long");
    client.say("y".repeat(EchoDoor.LINE_MAX));
    assertThat(client.ask("y".repeat(200_000))).isEqualTo("too long");
    assertThat(client.ask("fine")).isEqualTo("fine");
  }

  @Test
  void aLineWithoutEndIsGivenUp() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor());
    client.hear();
    byte[] piece = new byte[100_000];
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 200; i++) {
                client.socket().getOutputStream().write(piece);
              }
              if (client.hear().equals("(end)")) {
                throw new IOException("ended");
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void aLineArrivesWholeHoweverItIsCut() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor());
    client.socket().setTcpNoDelay(true);
    client.hear();
    for (char c : "slow but sure\r".toCharArray()) {
      client.say(String.valueOf(c));
    }
    client.say("\nnext\r\n");
    assertThat(client.hear()).isEqualTo("slow but sure");
    assertThat(client.hear()).isEqualTo("next");
  }

  @Test
  void aSilentPeerIsToldSo() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor(Duration.ofMillis(300)));
    assertThat(client.hear()).isEqualTo("hello");
    assertThat(client.hear()).isEqualTo("silent");
    assertThat(client.hear()).isEqualTo("(end)");
  }

  @Test
  void aPeerThatDribblesALineIsCutOffAlthoughItIsNeverSilent() throws Exception {
    Client client = client(TlsMode.NONE, new EchoDoor(Duration.ofSeconds(30)));
    assertThat(client.hear()).isEqualTo("hello");
    client.socket().setSoTimeout(50);
    long start = System.nanoTime();
    String heard = "";
    while (heard.isEmpty() && System.nanoTime() - start < Duration.ofSeconds(8).toNanos()) {
      client.say("x");
      try {
        heard = client.hear();
      } catch (SocketTimeoutException e) {
        heard = "";
      }
    }
    assertThat(heard).isEqualTo("silent");
  }

  @Test
  void aPeerThatClosesItsSideStillGetsItsAnswers() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor());
    client.say("one\r\ntwo\r\nunfinished");
    client.socket().shutdownOutput();
    assertThat(List.of(client.hear(), client.hear(), client.hear(), client.hear()))
        .containsExactly("hello", "one", "two", "ended");
    assertThat(client.hear()).isEqualTo("(end)");
  }

  @Test
  void aSlowPeerGetsAllAndCostsLittle() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor());
    client.hear();
    int octets = 20_000_000;
    client.say("fill " + octets + "\r\n");
    client.socket().getInputStream().skipNBytes(octets);
    assertThat(client.ask("done")).isEqualTo("done");
  }

  @Test
  void aPeerThatTakesNothingIsGivenUp() throws Exception {
    EchoDoor door = new EchoDoor();
    Client client = client(TlsMode.NONE, door);
    client.hear();
    client.say("fill 50000000\r\n");
    awaitClosed(client);
  }

  @Test
  void literalsAreReadToTheOctet() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor());
    client.hear();
    client.say("take 300000\r\n" + "z".repeat(300_000) + "after\r\n");
    assertThat(client.hear()).isEqualTo("taken");
    assertThat(client.hear()).isEqualTo("after");
  }

  @Test
  void aWakeEndsTheWaitAtOnce() throws Exception {
    EchoDoor door = new EchoDoor();
    Client client = client(TlsMode.NONE, door);
    client.hear();
    assertThat(client.ask("idle")).isEqualTo("+");
    CompletableFuture.runAsync(door.last::wake).get();
    assertThat(client.hear()).isEqualTo("woken");
    assertThat(client.ask("still here")).isEqualTo("still here");
  }

  @Test
  void compressionWorksBothWaysAndOverManyBursts() throws IOException {
    Client client = client(TlsMode.NONE, new EchoDoor());
    client.hear();
    assertThat(client.ask("deflate")).isEqualTo("go");
    OutputStream out =
        new DeflaterOutputStream(client.socket().getOutputStream(), new Deflater(6, true), true);
    InflaterInputStream in =
        new InflaterInputStream(client.socket().getInputStream(), new Inflater(true), 1);
    for (int i = 0; i < 50; i++) {
      String word = "burst " + i + " " + "w".repeat(i + 1);
      out.write((word + "\r\n").getBytes(US_ASCII));
      out.flush();
      byte[] answer = in.readNBytes(word.length() + 2);
      assertThat(new String(answer, US_ASCII).strip()).isEqualTo(word);
    }
    out.write("fill 1000000\r\nend\r\n".getBytes(US_ASCII));
    out.flush();
    in.skipNBytes(1_000_000);
    assertThat(new String(in.readNBytes(5), US_ASCII)).isEqualTo("end\r\n");
  }

  @Test
  void aBugInADoorIsToldAndEndsOnlyItsOwnConnection() throws IOException {
    InetSocketAddress port = open(TlsMode.NONE, new EchoDoor(), NetSetting.DEFAULT);
    Client one = connect(port);
    Client other = connect(port);
    one.hear();
    other.hear();
    assertThat(one.ask("bug")).isEqualTo("sorry");
    assertThat(one.hear()).isEqualTo("(end)");
    assertThat(other.ask("fine")).isEqualTo("fine");
    assertThat(metrics.page()).contains("gatepost_door_failures_total{listener=\"echo\"} 1.0");
  }

  @Test
  void oneConnectionOverTheShareOfAnAddressIsTurnedAway() throws IOException {
    NetSetting two = setting(10, 2);
    InetSocketAddress port = open(TlsMode.NONE, new EchoDoor(), two);
    Client first = connect(port);
    assertThat(first.hear()).isEqualTo("hello");
    assertThat(connect(port).hear()).isEqualTo("hello");
    Client third = connect(port);
    assertThat(third.hear()).isEqualTo("full");
    assertThat(third.hear()).isEqualTo("(end)");
    assertThat(first.ask("quit")).isEqualTo("bye");
    first.close();
    awaitHello(port);
  }

  @Test
  void oneConnectionOverTheListenersLimitIsTurnedAway() throws IOException {
    InetSocketAddress port = open(TlsMode.NONE, new EchoDoor(), setting(1, 10));
    assertThat(connect(port).hear()).isEqualTo("hello");
    assertThat(connect(port).hear()).isEqualTo("full");
    assertThat(metrics.page()).contains("reason=\"listener-full\"");
  }

  @Test
  void aPeerThatDribblesALiteralIsCutOffAlthoughItIsNeverSilent() throws Exception {
    Client client = client(TlsMode.NONE, new EchoDoor(Duration.ofSeconds(30)));
    assertThat(client.hear()).isEqualTo("hello");
    client.say("take 1000000\r\n");
    client.socket().setSoTimeout(50);
    long start = System.nanoTime();
    String heard = "";
    while (heard.isEmpty() && System.nanoTime() - start < Duration.ofSeconds(10).toNanos()) {
      client.say("z".repeat(100));
      try {
        heard = client.hear();
      } catch (SocketTimeoutException e) {
        heard = "";
      }
    }
    assertThat(heard).isEqualTo("(end)");
  }

  @Test
  void aPeerThatIsSlowWithinReasonIsHeardOut() throws Exception {
    Client client = client(TlsMode.NONE, new EchoDoor(Duration.ofSeconds(30)));
    assertThat(client.hear()).isEqualTo("hello");
    client.say("take 100000\r\n");
    client.socket().setSoTimeout(50);
    String heard = "";
    for (int i = 0; i < 40; i++) {
      client.say("z".repeat(2_500));
      try {
        heard = client.hear();
      } catch (SocketTimeoutException e) {
        heard = "";
      }
    }
    client.socket().setSoTimeout(10_000);
    assertThat(heard.isEmpty() ? client.hear() : heard).isEqualTo("taken");
  }

  @Test
  void aPeerThatSaysNothingAtFirstIsGivenUpSoonerThanOneThatHasSpoken() throws Exception {
    NetSetting hasty = new NetSetting(1, 10, 10, SECOND, SECOND, SECOND, SECOND, 0, SECOND, SECOND);
    Client mute = connect(open(TlsMode.NONE, new EchoDoor(Duration.ofMinutes(5)), hasty));
    assertThat(mute.hear()).isEqualTo("hello");
    assertThat(mute.hear()).isEqualTo("silent");
    assertThat(mute.hear()).isEqualTo("(end)");
  }

  @Test
  void aDrainLetsWorkFinishAndSaysGoodbye() throws Exception {
    EchoDoor door = new EchoDoor();
    Listeners listeners = listeners(NetSetting.DEFAULT);
    InetSocketAddress port = listeners.open("echo", ANY_PORT, TlsMode.NONE, door);
    Client idle = connect(port);
    Client busy = connect(port);
    idle.hear();
    busy.hear();
    busy.say("take 10\r\n12345");
    assertThat(idle.ask("ready")).isEqualTo("ready");
    CompletableFuture<Void> closing = CompletableFuture.runAsync(listeners::close);
    assertThat(idle.hear()).isEqualTo("draining");
    busy.say("67890");
    assertThat(busy.hear()).isEqualTo("taken");
    assertThat(busy.hear()).isEqualTo("draining");
    closing.get();
    assertThatThrownBy(() -> new Socket(port.getAddress(), port.getPort()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void tlsFromTheFirstOctetWorks() throws Exception {
    InetSocketAddress port = open(TlsMode.IMPLICIT, new EchoDoor(), NetSetting.DEFAULT);
    try (SSLSocket socket = Certs.connect(port.getPort())) {
      Client client = new Client(socket);
      assertThat(client.hear()).isEqualTo("hello");
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(client.ask("group")).startsWith("X25519");
      client.say("fill 5000000\r\n");
      socket.getInputStream().skipNBytes(5_000_000);
      client.say("take 3000000\r\n" + "z".repeat(3_000_000));
      assertThat(client.hear()).isEqualTo("taken");
      assertThat(client.ask("quit")).isEqualTo("bye");
      assertThat(client.hear()).isEqualTo("(end)");
    }
  }

  @Test
  void whatWasSentBeforeStartTlsIsForgotten() throws Exception {
    InetSocketAddress port = open(TlsMode.STARTTLS, new EchoDoor(), NetSetting.DEFAULT);
    Client plain = connect(port);
    plain.hear();
    plain.say("tls\r\ninjected\r\nalso inj");
    assertThat(plain.hear()).isEqualTo("go");
    try (SSLSocket socket =
        (SSLSocket)
            Certs.credulous()
                .getSocketFactory()
                .createSocket(plain.socket(), "mail.example.org", port.getPort(), true)) {
      Client client = new Client(socket);
      assertThat(client.ask("first")).isEqualTo("first");
      assertThat(client.ask("name")).isEqualTo("mail.example.org");
    }
  }

  @Test
  void aPeerThatDoesNotShakeHandsIsGivenUp() throws Exception {
    NetSetting hasty =
        new NetSetting(1, 10, 10, SECOND, SECOND, SECOND, SECOND, 0, SECOND, Duration.ofSeconds(5));
    InetSocketAddress port = open(TlsMode.IMPLICIT, new EchoDoor(), hasty);
    Client client = connect(port);
    assertThat(client.hear()).isEqualTo("(end)");
    InetSocketAddress plain = open(TlsMode.STARTTLS, new EchoDoor(), hasty);
    Client later = connect(plain);
    later.hear();
    assertThat(later.ask("tls")).isEqualTo("go");
    assertThat(later.hear()).isEqualTo("(end)");
  }

  private Client client(TlsMode mode, EchoDoor door) throws IOException {
    return connect(open(mode, door, setting(100, 100)));
  }

  private InetSocketAddress open(TlsMode mode, EchoDoor door, NetSetting setting)
      throws IOException {
    return listeners(setting).open("echo", ANY_PORT, mode, door);
  }

  private Listeners listeners(NetSetting setting) throws IOException {
    Listeners made = new Listeners(setting, certificates, metrics, InstantSource.system());
    opened.add(made);
    return made;
  }

  private Client connect(InetSocketAddress port) throws IOException {
    Client client = Client.connect(port);
    opened.add(client);
    return client;
  }

  private static NetSetting setting(int most, int mostForAddress) {
    return new NetSetting(
        1,
        most,
        mostForAddress,
        SECOND.multipliedBy(5),
        SECOND.multipliedBy(5),
        SECOND,
        SECOND,
        SLOWEST_BYTES,
        SECOND,
        SECOND);
  }

  private void awaitHello(InetSocketAddress port) throws IOException {
    String heard = "";
    for (int i = 0; i < 200 && !heard.equals("hello"); i++) {
      heard = connect(port).hear();
    }
    assertThat(heard).isEqualTo("hello");
  }

  private static void awaitClosed(Client client) throws IOException {
    // Reading would help the slow peer; writing tells that the connection is gone.
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 400; i++) {
                client.socket().getOutputStream().write(new byte[50_000]);
              }
            })
        .isInstanceOf(IOException.class);
  }
}
