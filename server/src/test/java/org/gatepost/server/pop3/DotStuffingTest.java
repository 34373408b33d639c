package org.gatepost.server.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.gatepost.server.net.FakeWire;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

class DotStuffingTest {
  @Test
  void dotsAtTheStartOfLinesAreDoubled() throws IOException {
    assertThat(sent(".a\r\n..b\r\nc.d\r\n", 5)).isEqualTo("..a\r\n...b\r\nc.d\r\n.\r\n");
  }

  @Test
  void bareLineEndsBecomeWhole() throws IOException {
    assertThat(sent("a\n.\n\r\nb\r.c\n", 3)).isEqualTo("a\r\n..\r\n\r\nb\r.c\r\n.\r\n");
  }

  @Test
  void aMissingLastLineEndIsAdded() throws IOException {
    assertThat(sent("a\r\n\r\nb", 1)).isEqualTo("a\r\n\r\nb\r\n.\r\n");
    assertThat(sent("", 1)).isEqualTo(".\r\n");
  }

  @Test
  void whatIsSentIsReadBackTheSame() {
    Cases.forAll(
        (chance, size) -> {
          StringBuilder message = new StringBuilder();
          for (int i = 0; i < size; i++) {
            message.append(new String[] {".", "a", "\r\n", ".\r\n", "\r"}[chance.nextInt(5)]);
          }
          String whole = message + "\r\n";
          String sent = sent(whole, 1 + chance.nextInt(7));
          assertThat(sent).endsWith("\r\n.\r\n");
          String body = sent.substring(0, sent.length() - 3);
          assertThat(("\r\n" + body).replace("\r\n..", "\r\n.").substring(2)).isEqualTo(whole);
        });
  }

  /// Writes in pieces of so many octets.
  private static String sent(String message, int piece) throws IOException {
    FakeWire wire = FakeWire.plain();
    DotStuffing out = new DotStuffing(wire, Reply.Message.ALL);
    byte[] octets = message.getBytes(ISO_8859_1);
    for (int at = 0; at < octets.length; at += piece) {
      out.write(octets, at, Math.min(piece, octets.length - at));
    }
    out.finish();
    wire.close();
    return wire.heard();
  }
}
