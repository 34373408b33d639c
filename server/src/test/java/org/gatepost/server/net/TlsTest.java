package org.gatepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.certificate.TlsSetting;
import org.gatepost.server.watch.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("FutureReturnValueIgnored") // a client that fails shows in its answer
class TlsTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir private Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @Test
  void theHybridPostQuantumGroupIsAgreedOnWithAClientThatHasIt() throws Exception {
    InetSocketAddress port = open(certificates("a.example"), new EchoDoor());
    assertThat(group(port, "X25519", "X25519MLKEM768")).isEqualTo("X25519MLKEM768");
    assertThat(group(port, "P-384", "X25519")).isEqualTo("X25519");
    assertThat(group(port, "P-384")).isEqualTo("P-384");
  }

  @Test
  void versionsBefore12AreRefused() throws Exception {
    InetSocketAddress port = open(certificates("a.example"), new EchoDoor());
    ProcessBuilder old =
        new ProcessBuilder(
            "openssl",
            "s_client",
            "-connect",
            "127.0.0.1:" + port.getPort(),
            "-tls1_1",
            "-cipher",
            "DEFAULT@SECLEVEL=0");
    String heard = run(old);
    assertThat(heard).containsIgnoringCase("alert protocol version").doesNotContain("hello");
  }

  @Test
  void version12WorksWithForwardSecrecy() throws Exception {
    InetSocketAddress port = open(certificates("a.example"), new EchoDoor());
    try (SSLSocket socket = Certs.connect(port.getPort())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThat(new Client(socket).hear()).isEqualTo("hello");
      assertThat(socket.getSession().getCipherSuite())
          .isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    }
  }

  @Test
  void aTicketResumesTheSession() throws Exception {
    InetSocketAddress port = open(certificates("a.example"), new EchoDoor());
    SSLContext client = Certs.credulous();
    long first = 0;
    for (int i = 0; i < 2; i++) {
      try (SSLSocket socket =
          (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", port.getPort())) {
        Client peer = new Client(socket);
        peer.hear();
        peer.ask("quit");
        long created = socket.getSession().getCreationTime();
        assertThat(first == 0 || first == created).as("resumed").isTrue();
        first = created;
      }
    }
  }

  @Test
  void theNameThatIsAskedForChoosesTheCertificate() throws Exception {
    Path one = made("one.example");
    Path two = made("two.example");
    Path rsa = openssl("rsa.example", "rsa:2048");
    TlsSetting setting =
        new TlsSetting(
            one + ".crt",
            one + ".key",
            List.of(two + ".crt " + two + ".key", rsa + ".crt " + rsa + ".key"),
            "",
            Duration.ofSeconds(5));
    InetSocketAddress port = open(opened(setting), new EchoDoor());
    assertThat(shown(port, "two.example")).contains("two.example");
    assertThat(shown(port, "rsa.example")).contains("rsa.example");
    assertThat(shown(port, "ONE.example")).contains("one.example");
    assertThat(shown(port, "unknown.example")).contains("one.example");
  }

  @Test
  void newFilesAreShownWithoutARestartAndBrokenOnesAreNot() throws Exception {
    Path live = made("old.example");
    Path next = made("new.example");
    TlsSetting setting =
        new TlsSetting(live + ".crt", live + ".key", List.of(), "", Duration.ofHours(1));
    Certificates certificates = opened(setting);
    InetSocketAddress port = open(certificates, new EchoDoor());
    assertThat(shown(port, "x.example")).contains("old.example");
    Files.writeString(Path.of(live + ".crt"), "no certificate");
    assertThat(certificates.reload()).isFalse();
    assertThat(shown(port, "x.example")).contains("old.example");
    replace(next + ".crt", live + ".crt");
    assertThat(certificates.reload()).as("certificate without its key").isFalse();
    assertThat(shown(port, "x.example")).contains("old.example");
    replace(next + ".key", live + ".key");
    assertThat(certificates.reload()).isTrue();
    assertThat(shown(port, "x.example")).contains("new.example");
  }

  @Test
  void openSslTalksToIt() throws Exception {
    InetSocketAddress port = open(certificates("a.example"), new EchoDoor());
    ProcessBuilder client =
        new ProcessBuilder(
            "openssl", "s_client", "-quiet", "-connect", "127.0.0.1:" + port.getPort());
    assertThat(run(client)).contains("hello").contains("bye");
  }

  private static String run(ProcessBuilder client) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "openssl is not installed");
    Process process = client.redirectErrorStream(true).start();
    try (var out = process.getOutputStream()) {
      out.write("quit\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The group that a client with these groups, best first, agrees on.
  private static String group(InetSocketAddress port, String... groups) throws Exception {
    SslContext context =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.OPENSSL)
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .option(OpenSslContextOption.GROUPS, groups)
            .build();
    CompletableFuture<String> answer = new CompletableFuture<>();
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      new Bootstrap()
          .group(loop)
          .channel(NioSocketChannel.class)
          .handler(new Asking(context, answer))
          .connect(port)
          .sync();
      return answer.get(20, TimeUnit.SECONDS).lines().toList().get(1);
    } finally {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }

  /// Asks for the group, and gives all that was heard once the answer is there.
  private static final class Asking extends ChannelInitializer<Channel> {
    private final SslContext context;
    private final CompletableFuture<String> answer;
    private final StringBuilder heard = new StringBuilder();

    Asking(SslContext context, CompletableFuture<String> answer) {
      this.context = context;
      this.answer = answer;
    }

    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(context.newHandler(channel.alloc()))
          .addLast(
              new SimpleChannelInboundHandler<ByteBuf>() {
                @Override
                public void channelActive(ChannelHandlerContext active) {
                  active.writeAndFlush(
                      Unpooled.copiedBuffer("group\r\nquit\r\n", StandardCharsets.US_ASCII));
                }

                @Override
                protected void channelRead0(ChannelHandlerContext from, ByteBuf read) {
                  heard.append(read.toString(StandardCharsets.US_ASCII));
                  if (heard.indexOf("bye") >= 0) {
                    answer.complete(heard.toString());
                  }
                }

                @Override
                public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
                  answer.completeExceptionally(cause);
                }
              });
    }
  }

  private static String shown(InetSocketAddress port, String name) throws Exception {
    try (SSLSocket socket = Certs.connect(port.getPort())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      socket.setSSLParameters(parameters);
      assertThat(new Client(socket).hear()).isEqualTo("hello");
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    }
  }

  /// A certificate of our own making; answers the files' name without ending.
  private Path made(String name) throws IOException {
    Path home = folder.resolve("made-" + name);
    Certificates.open(TlsSetting.DEFAULT, home, name, InstantSource.system()).close();
    Path target = folder.resolve(name);
    Files.copy(home.resolve("self-signed.crt"), Path.of(target + ".crt"));
    Files.copy(home.resolve("self-signed.key"), Path.of(target + ".key"));
    return target;
  }

  private Path openssl(String name, String kind) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "openssl is not installed");
    Path target = folder.resolve(name);
    Process made =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                kind,
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=DNS:" + name,
                "-keyout",
                target + ".key",
                "-out",
                target + ".crt")
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
    return target;
  }

  private static void replace(String from, String to) throws IOException {
    Files.copy(Path.of(from), Path.of(to), StandardCopyOption.REPLACE_EXISTING);
  }

  private Certificates certificates(String name) throws IOException {
    Certificates made = Certificates.open(TlsSetting.DEFAULT, folder, name, InstantSource.system());
    opened.add(made);
    return made;
  }

  private Certificates opened(TlsSetting setting) throws IOException {
    Certificates made = Certificates.open(setting, folder, "unused", InstantSource.system());
    opened.add(made);
    return made;
  }

  private InetSocketAddress open(Certificates certificates, Door door) throws IOException {
    Listeners listeners =
        new Listeners(NetSetting.DEFAULT, certificates, new Metrics(), InstantSource.system());
    opened.add(listeners);
    return listeners.open("echo", ANY_PORT, TlsMode.IMPLICIT, door);
  }
}
