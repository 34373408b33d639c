package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
