package org.gatepost.server.imap.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModifiedUtf7Test {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | plain",
        "Tom & Jerry | Tom &- Jerry",
        "~peter/mail/台北/日本語 | ~peter/mail/&U,BTFw-/&ZeVnLIqe-",
        "垃圾邮件 | &V4NXPpCuTvY-",
        "é | &AOk-",
        "😀 | &2D3eAA-",
      })
  void namesAreSpelledAsTheRfcSpellsThem(String name, String spelled) {
    assertThat(ModifiedUtf7.encode(name)).isEqualTo(spelled);
    assertThat(ModifiedUtf7.decode(spelled)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&", // ends inside a shift
        "&U,BTFw", // never shifted back
        "&U/BTFw-", // plain base64
        "&U,BTFw==-", // padded
        "&AGE-", // 'a' stands for itself
        "&AOl-", // bits left over
        "&2D0-", // half a surrogate pair
        "&3gDYPQ-", // a pair the wrong way round
        "&A-", // not a whole unit
        "&!!!!-",
        "caf\u00e9", // not spelled at all
        "a\tb",
      })
  void onlyTheOneRightSpellingIsRead(String spelled) {
    assertThat(ModifiedUtf7.decode(spelled)).isEmpty();
  }

  @Test
  void whatIsSpelledIsReadBackTheSame() {
    Cases.forAll(
        (chance, size) -> {
          StringBuilder name = new StringBuilder();
          for (int i = 0; i < size % 40; i++) {
            int point = chance.nextInt(4) == 0 ? '&' : chance.nextInt(1 << chance.nextInt(1, 21));
            name.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? ' ' : point);
          }
          String spelled = ModifiedUtf7.encode(name.toString());
          assertThat(spelled).matches("[ -~]*");
          assertThat(ModifiedUtf7.decode(spelled)).contains(name.toString());
        });
  }

  @Test
  void noInputThrows() {
    Cases.forAll(
        (chance, size) -> {
          StringBuilder spelled = new StringBuilder("&");
          for (int i = 0; i < size % 20; i++) {
            spelled.append((char) chance.nextInt(chance.nextBoolean() ? 128 : 65_536));
          }
          ModifiedUtf7.decode(spelled.toString());
          ModifiedUtf7.decode(spelled.append('-').toString());
        });
  }
}
