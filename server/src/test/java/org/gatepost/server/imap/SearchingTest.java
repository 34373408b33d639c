package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// SEARCH finds what a person would see (RFC 9051, 6.4.4), and bounds what that costs.
final class SearchingTest {
  private static final String FOUND = "* SEARCH 1\r\nt OK Searched\r\n";
  private static final String NOT_FOUND = "* SEARCH\r\nt OK Searched\r\n";

  @TempDir private Path folder;

  @Test
  void chineseIsFoundWhateverItsEncodingAndCharset() throws IOException {
    byte[] gbk = "季度报告已经寄出".getBytes(Charset.forName("GBK"));
    byte[] utf8 = "<p>明天<b>下</b>午开会</p>".getBytes(UTF_8);
    String message =
        """
        Subject: =?gb2312?B?vL62yLGouOY=?=\r
        Content-Type: multipart/alternative; boundary=b\r
        \r
        --b\r
        Content-Type: text/plain; charset=gbk\r
        Content-Transfer-Encoding: base64\r
        \r
        %s\r
        --b\r
        Content-Type: text/html; charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        %s\r
        --b\r
        Content-Type: text/plain; charset=gb18030\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        %s\r
        --b--\r
        """
            .formatted(
                Base64.getMimeEncoder().encodeToString(gbk),
                quoted(utf8),
                quoted("收件人".getBytes(Charset.forName("GB18030"))));
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, message);
      mailbox.select();
      assertThat(mailbox.say("SEARCH BODY \"已经寄出\"")).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH TEXT \"已经寄出\"")).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH TEXT \"季度报告\"")).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH BODY \"明天下午开会\"")).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH BODY \"收件人\"")).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH SUBJECT \"季度报告\"")).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH BODY \"后天\"")).isEqualTo(NOT_FOUND);
    }
  }

  @Test
  void tagsAndStylesAreNotText() throws IOException {
    String message =
        """
        Content-Type: text/html\r
        \r
        <html><style>td { color: red }</style>\r
        <td class="secret">Profit &amp; loss\r
        of the year</td></html>\r
        """;
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, message);
      mailbox.select();
      assertThat(mailbox.say("SEARCH BODY \"profit & loss of the year\"")).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH TEXT class")).isEqualTo(NOT_FOUND);
      assertThat(mailbox.say("SEARCH BODY color")).isEqualTo(NOT_FOUND);
    }
  }

  @Test
  void aDateWithoutTimeIsADay() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, "Date: 1 Jul 2003\r\n\r\n");
      mailbox.deliver(1, "Date: Tue, 1 Jul 2003 23:59:59 -0800\r\n\r\n");
      mailbox.deliver(1, "Date: 2 Jul 2003 00:00:00 +0000\r\n\r\n");
      mailbox.select();
      assertThat(mailbox.say("SEARCH SENTON 1-Jul-2003")).startsWith("* SEARCH 1 2\r\n");
    }
  }

  @Test
  void textBehindTheLimitOfAPartIsNotLookedThrough() throws IOException {
    int most = SearchedMessage.PART_OCTETS_MAX;
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, "\r\n" + "x".repeat(most - 6) + "needle");
      mailbox.deliver(1, "\r\n" + "x".repeat(most - 5) + "needle");
      mailbox.select();
      assertThat(mailbox.say("SEARCH BODY needle")).isEqualTo(FOUND);
    }
  }

  @Test
  @Timeout(60)
  void textThatSwellsWhenItIsFoldedIsCutOff() throws IOException {
    // One character that stands for eighteen.
    String bomb =
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + "\ufdfa".repeat(SearchedMessage.FOLDED_MAX / 18 + 200_000);
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, bomb + "needle");
      mailbox.select();
      assertThat(mailbox.say("SEARCH BODY needle")).isEqualTo(NOT_FOUND);
      assertThat(mailbox.say("SEARCH BODY \"\ufdfa\"")).isEqualTo(FOUND);
    }
  }

  @Test
  void oneTextMoreThanMayBeLookedForIsRefused() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, "Subject: x\r\n\r\nbody\r\n");
      mailbox.select();
      String key = " NOT BODY a";
      assertThat(mailbox.say("SEARCH" + key.repeat(Searching.TEXTS_MAX))).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH" + key.repeat(Searching.TEXTS_MAX + 1)))
          .isEqualTo("t NO [LIMIT] Too many texts to look for\r\n");
    }
  }

  @Test
  void oneKeyMoreThanMayBeAskedIsRefused() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, "Subject: x\r\n\r\nbody\r\n");
      mailbox.select();
      // The list of all keys is one as well.
      assertThat(mailbox.say("SEARCH" + " 1".repeat(Searching.KEYS_MAX - 1))).isEqualTo(FOUND);
      assertThat(mailbox.say("SEARCH" + " 1".repeat(Searching.KEYS_MAX)))
          .isEqualTo("t NO [LIMIT] Too many search keys\r\n");
    }
  }

  private static String quoted(byte[] octets) {
    StringBuilder out = new StringBuilder();
    for (byte octet : octets) {
      out.append(String.format("=%02X", octet & 0xff));
    }
    return out.toString();
  }
}
