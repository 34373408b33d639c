package org.gatepost.base.message.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

class EncodedWordsTest {
  @Test
  void encodedWordsBecomeTheTextTheyStandFor() {
    assertThat(EncodedWords.decode("=?iso-8859-1?Q?Gr=FC=DFe_aus?= =?UTF-8?B?S8O2bG4=?="))
        .isEqualTo("Grüße ausKöln");
    assertThat(EncodedWords.decode("a =?utf-8?q?b?= c")).isEqualTo("a b c");
    assertThat(EncodedWords.decode("=?ISO-8859-1?Q?a?=\r\n =?ISO-8859-1?Q?_b?=")).isEqualTo("a b");
  }

  @Test
  void aLanguageBehindTheCharsetIsPassedOver() {
    assertThat(EncodedWords.decode("=?us-ascii*en?Q?hello?=")).isEqualTo("hello");
  }

  @Test
  void aCharacterCutBetweenTwoWordsIsWhole() {
    byte[] gbk = "中文邮件".getBytes(Charset.forName("GBK"));
    String first = Base64.getEncoder().encodeToString(Arrays.copyOf(gbk, 3));
    String second = Base64.getEncoder().encodeToString(Arrays.copyOfRange(gbk, 3, 8));

    assertThat(EncodedWords.decode("=?gb2312?B?" + first + "?=\r\n =?gb2312?B?" + second + "?="))
        .isEqualTo("中文邮件");
  }

  @Test
  void charsetsOfTheEastAndOfRussiaAreKnown() {
    for (String name : new String[] {"GBK", "GB18030", "Big5", "ISO-2022-JP", "KOI8-R", "EUC-KR"}) {
      String text = name.equals("KOI8-R") ? "Привет" : name.equals("EUC-KR") ? "한국" : "中文";
      String word = Base64.getEncoder().encodeToString(text.getBytes(Charset.forName(name)));
      assertThat(EncodedWords.decode("=?" + name + "?B?" + word + "?=")).as(name).isEqualTo(text);
    }
  }

  @Test
  void rawOctetsBecomeWhatTheyMostLikelyAre() {
    assertThat(EncodedWords.decode(raw("Grüße", StandardCharsets.UTF_8))).isEqualTo("Grüße");
    assertThat(EncodedWords.decode(raw("中文邮件", Charset.forName("GBK")))).isEqualTo("中文邮件");
    assertThat(EncodedWords.decode(raw("Grüße", StandardCharsets.ISO_8859_1))).isEqualTo("Grüße");
  }

  @Test
  void anUnknownCharsetIsGuessed() {
    assertThat(EncodedWords.decode("=?x-no-such?Q?Gr=C3=BC=C3=9Fe?=")).isEqualTo("Grüße");
  }

  @Test
  void whatIsNoEncodedWordStays() {
    for (String text :
        new String[] {"=?", "=?a?", "=?utf-8?X?a?=", "=?utf-8?Q?a", "=??Q?a?=", "?="}) {
      assertThat(EncodedWords.decode(text)).isEqualTo(text);
    }
  }

  @Test
  void noTextThrowsAndPlainTextStays() {
    String[] pieces = {"=?", "utf-8", "gbk", "?Q?", "?B?", "?=", "=E4", " ", "a", "_", "\u00e4"};
    Cases.forAll(
        (chance, size) -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < size; i++) {
            text.append(pieces[chance.nextInt(pieces.length)]);
          }
          assertThat(EncodedWords.decode(text.toString())).isNotNull();
          String plain = text.toString().replace("=", "-").replace("\u00e4", "");
          assertThat(EncodedWords.decode(plain)).isEqualTo(plain);
        });
  }

  private static String raw(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
