package org.gatepost.base.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PartTextTest {
  @Test
  void textsComeDecodedAndFilesAreNotRead() throws IOException {
    byte[] message =
        Samples.message(
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain; charset=gbk",
            "Content-Transfer-Encoding: base64",
            "",
            "1tDOxA==",
            "--b",
            "Content-Type: image/png",
            "",
            "no text",
            "--b",
            "Content-Type: message/rfc822",
            "",
            "Subject: =?utf-8?Q?h=C3=A9?=",
            "",
            "inside",
            "--b--");
    List<String> texts = new ArrayList<>();
    PartText.forEach(
        MessageScan.scan(message).root(),
        slice -> Arrays.copyOfRange(message, (int) slice.from(), (int) slice.to()),
        texts::add);

    assertThat(texts).containsExactly("中文", "Subject: hé\r\n", "inside");
  }

  @Test
  void ofHtmlOnlyWhatIsSeenIsRead() {
    assertThat(html("<p class='a > b'>One</p>\r\n<p>T<b>w</b>o &amp; &#20013;&#x6587;&nbsp;!</p>"))
        .isEqualTo("One Two & 中文 ! ");
    assertThat(html("<style>p { hidden }</style><script>if (a</b) hidden()</script>seen"))
        .doesNotContain("hidden")
        .endsWith("seen");
    assertThat(html("<!-- hidden <b> -->seen<br>too")).isEqualTo("seen too");
    assertThat(html("line one\r\n   goes on")).isEqualTo("line one\r\n   goes on");
    assertThat(html("<i>line</i> one\r\n   goes on")).isEqualTo("line one goes on");
  }

  @Test
  void brokenMarkupIsTakenForText() {
    assertThat(html("1 < 2 & 3 &unknown; &#99999999; <b"))
        .isEqualTo("1 < 2 & 3 &unknown; &#99999999; <b");
    assertThat(html("<a href='x>seen<b>too</b>")).isEqualTo("seentoo");
    assertThat(html("seen<script>never ends")).isEqualTo("seen");
    assertThat(html("seen<!-- never ends >")).isEqualTo("seen");
  }

  @Test
  @Timeout(20)
  void markupThatNeverFitsCostsOnePass() {
    assertThat(html("<a '>'".repeat(1_000_000))).hasSizeLessThan(3_000_000);
    assertThat(html("<a".repeat(3_000_000))).hasSize(6_000_000);
    assertThat(html("<script></".repeat(600_000))).isEmpty();
    assertThat(html("<!--<".repeat(1_000_000) + ">")).isEmpty();
    assertThat(html("&#".repeat(3_000_000))).hasSize(6_000_000);
  }

  private static String html(String html) {
    byte[] message = Samples.message("Content-Type: text/html; charset=utf-8", "", "");
    return PartText.visible(MessageScan.scan(message).root(), html.getBytes(UTF_8));
  }
}
