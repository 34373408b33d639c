package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gatepost.base.message.coding.EncodedWords;
import org.junit.jupiter.api.Test;

/// Messages made to be slow: a megabyte of any of them takes a fraction of a second. Where time
/// grew with the square of the length it would be many seconds.
class BombTest {
  private static final int SIZE = 1 << 20;
  private static final Duration MEGABYTE_MAX = Duration.ofSeconds(3);
  private static final MessageLimits WIDE = new MessageLimits(SIZE, SIZE, 64, 5_000, 1_000);

  @Test
  void signsThatOpenWithoutClosingTakeLinearTime() {
    for (String sign :
        new String[] {"<@", "(", "\"", "[", "a@", "a:", "<@,", "\\", "=?", "<a@b>", "g:;", "(\\"}) {
      isQuick(sign, "From: " + sign.repeat(SIZE / sign.length()) + "\r\n\r\n");
    }
  }

  @Test
  void parametersTakeLinearTime() {
    for (String sign : new String[] {";", "=", "(", "\"", "a=b;", "a*0=b;", "a ", "()", ";a="}) {
      isQuick(sign, "Content-Type: a/b;" + sign.repeat(SIZE / sign.length()) + "\r\n\r\n");
    }
  }

  @Test
  void structureTakesLinearTime() {
    isQuick("nested", nested(SIZE / 80));
    isQuick("rfc822", "Content-Type: message/rfc822\r\n\r\n".repeat(SIZE / 32));
    isQuick("fields", "To: a@b\r\n".repeat(SIZE / 9));
    isQuick("folds", "Subject:" + " x\r\n".repeat(SIZE / 4));
    isQuick(
        "parts",
        "Content-Type: multipart/mixed; boundary=a\r\n\r\n" + "--a\r\n\r\n".repeat(SIZE / 7));
    isQuick("dashes", nested(64) + "--\r\n".repeat(SIZE / 4));
  }

  @Test
  void encodedWordsTakeLinearTime() {
    for (String sign : new String[] {"=?", "=?a?Q?", "=?a?Q?=", "?=", "=?a?B?b?= ", "=?a?Q?b"}) {
      String bomb = sign.repeat(SIZE / sign.length());
      isQuick(sign, () -> EncodedWords.decode(bomb));
    }
  }

  @Test
  void datesTakeLinearTime() {
    for (String sign : new String[] {"1", "(", "a ", "1:1 ", "+1", "jan "}) {
      String bomb = sign.repeat(SIZE / sign.length());
      isQuick(sign, () -> MailDate.parse(bomb));
    }
  }

  private static String nested(int depth) {
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      message.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      message.append(i).append("\r\n");
    }
    return message.toString();
  }

  private static void isQuick(String what, String message) {
    byte[] bomb = Samples.octets(message);
    isQuick(what, () -> Samples.scan(bomb, WIDE).encode());
  }

  private static void isQuick(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(MEGABYTE_MAX);
  }
}
