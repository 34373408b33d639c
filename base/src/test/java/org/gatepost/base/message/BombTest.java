package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import org.gatepost.base.message.coding.EncodedWords;
import org.junit.jupiter.api.Test;

/// Messages made to be slow. Four times as much takes about four times as long, not sixteen.
class BombTest {
  private static final int SIZE = 1 << 18;

  @Test
  void signsThatOpenWithoutClosingTakeLinearTime() {
    for (String sign :
        new String[] {"<@", "(", "\"", "[", "a@", "a:", "<@,", "\\", "=?", "<a@b>", "g:;", "(\\"}) {
      isLinear(sign, n -> "From: " + sign.repeat(n / sign.length()) + "\r\n\r\n");
    }
  }

  @Test
  void parametersTakeLinearTime() {
    for (String sign : new String[] {";", "=", "(", "\"", "a=b;", "a*0=b;", "a ", "()", ";a="}) {
      isLinear(sign, n -> "Content-Type: a/b;" + sign.repeat(n / sign.length()) + "\r\n\r\n");
    }
  }

  @Test
  void structureTakesLinearTime() {
    isLinear("nested", n -> nested(n / 80));
    isLinear("rfc822", n -> "Content-Type: message/rfc822\r\n\r\n".repeat(n / 32));
    isLinear("fields", n -> "To: a@b\r\n".repeat(n / 9));
    isLinear("folds", n -> "Subject:" + " x\r\n".repeat(n / 4));
    isLinear(
        "parts",
        n -> "Content-Type: multipart/mixed; boundary=a\r\n\r\n" + "--a\r\n\r\n".repeat(n / 7));
    isLinear("dashes", n -> nested(64) + "--\r\n".repeat(n / 4));
  }

  @Test
  void encodedWordsTakeLinearTime() {
    for (String sign : new String[] {"=?", "=?a?Q?", "=?a?Q?=", "?=", "=?a?B?b?= "}) {
      String small = sign.repeat(SIZE / sign.length());
      long once = time(() -> EncodedWords.decode(small));
      long four = time(() -> EncodedWords.decode(small.repeat(4)));
      check(sign, once, four);
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

  private static void isLinear(String what, IntFunction<String> message) {
    byte[] small = Samples.octets(message.apply(SIZE));
    byte[] large = Samples.octets(message.apply(4 * SIZE));
    long once = time(() -> MessageScan.scan(small).encode());
    long four = time(() -> MessageScan.scan(large).encode());
    check(what, once, four);
  }

  /// Short times are noise; the floor is far below what squared time would come to.
  private static void check(String what, long once, long four) {
    assertThat(four)
        .as("%s: %d ns, then %d ns", what, once, four)
        .isLessThan(10 * once + Duration.ofMillis(400).toNanos());
  }

  private static long time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }
}
