package org.gatepost.server.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.watch.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyConnectionsTest {
  private static final int COUNT = 2_000;

  @TempDir private Path folder;

  @Test
  void twoThousandIdleConnectionsAllAnswerWhenTheyAreSpokenToAndGoQuietlyAtTheEnd()
      throws IOException {
    NetSetting wide =
        new NetSetting(
            1,
            COUNT,
            COUNT,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            0,
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));
    List<SocketChannel> clients = new ArrayList<>();
    try (Metrics metrics = new Metrics();
        Certificates certificates = Certs.selfSigned(folder)) {
      try (Listeners listeners =
          new Listeners(wide, certificates, metrics, InstantSource.system())) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        InetSocketAddress port =
            listeners.open("echo", any, TlsMode.NONE, new EchoDoor(Duration.ofSeconds(60)));
        for (int i = 0; i < COUNT; i++) {
          clients.add(SocketChannel.open(port));
        }
        for (SocketChannel client : clients) {
          assertThat(hear(client, "hello\r\n")).isEqualTo("hello\r\n");
        }
        assertThat(listeners.connections()).containsEntry("echo", COUNT);
        for (int i = 0; i < COUNT; i++) {
          clients.get(i).write(ByteBuffer.wrap(("word " + i + "\r\n").getBytes(US_ASCII)));
        }
        for (int i = 0; i < COUNT; i++) {
          String word = "word " + i + "\r\n";
          assertThat(hear(clients.get(i), word)).isEqualTo(word);
        }
      }
      for (SocketChannel client : clients) {
        assertThat(hear(client, "draining\r\n")).isEqualTo("draining\r\n");
      }
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }

  private static String hear(SocketChannel client, String expected) throws IOException {
    ByteBuffer room = ByteBuffer.allocate(expected.length());
    int read = 0;
    while (room.hasRemaining() && read >= 0) {
      read = client.read(room);
    }
    return new String(room.array(), 0, room.position(), US_ASCII);
  }
}
