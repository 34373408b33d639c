package org.gatepost.base.message.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CharsetsTest {
  @Test
  void aNameStandsForTheLargestSetThatContainsIt() {
    assertThat(Charsets.find("gb2312")).contains(Charset.forName("GB18030"));
    assertThat(Charsets.find("ISO-8859-1")).contains(Charset.forName("windows-1252"));
    assertThat(Charsets.find("UTF-8")).contains(StandardCharsets.UTF_8);
  }

  @Test
  void namesThatAreNoneAreNone() {
    for (String name : new String[] {"", "us-ascii", "x-no-such", "???", "\u4e2d", " "}) {
      assertThat(Charsets.find(name)).as(name).isEmpty();
    }
  }

  @Test
  void utf7IsRead() {
    assertThat(Charsets.decode(octets("Fr+APY-sche + +- 1+"), "UTF-7")).isEqualTo("Frösche + + 1+");
  }

  @Test
  void textThatClaimsAsciiAndIsNotIsGuessed() {
    assertThat(Charsets.decode("Größe".getBytes(StandardCharsets.UTF_8), "us-ascii"))
        .isEqualTo("Größe");
  }

  @Test
  void everyMailCharsetIsInThisRuntime() {
    for (String name :
        new String[] {
          "gbk",
          "big5",
          "shift_jis",
          "iso-2022-jp",
          "euc-jp",
          "euc-kr",
          "koi8-r",
          "koi8-u",
          "windows-1251",
          "iso-8859-2",
          "iso-8859-15",
          "windows-874",
          "tis-620",
          "iso-2022-kr",
          "utf-16",
          "iso-8859-8-i",
          "gb18030",
          "macintosh",
          "iso-8859-9"
        }) {
      assertThat(Charsets.find(name)).as(name).isPresent();
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
