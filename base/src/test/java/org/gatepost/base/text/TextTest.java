package org.gatepost.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void aSecretNeverPrintsItself() {
    try (Secret secret = Secret.of("correct horse")) {
      assertThat(secret.toString()).isEqualTo("(secret)");
      assertThat("" + secret).doesNotContain("horse");
      assertThat(secret).isEqualTo(Secret.of("correct horse")).isNotEqualTo(Secret.of("x"));
    }
  }

  @Test
  void aClosedSecretIsZero() {
    Secret secret = Secret.of("密码");
    assertThat(secret.length()).isEqualTo(6);
    secret.close();
    assertThat(secret.copy()).containsOnly(0);
  }

  @Test
  void whatAPeerSentCanNotForgeALine() {
    assertThat(Printable.of("a\r\nroot signed in\u0007\\"))
        .isEqualTo("a\\u000d\\u000aroot signed in\\u0007\\u005c");
    assertThat(Printable.of("x".repeat(500))).hasSize(Printable.LENGTH_MAX + 3).endsWith("...");
  }

  @Test
  void letterCaseIsThatOfAsciiInAnyLocale() {
    assertThat(Ascii.lower("INBOX İ")).isEqualTo("inbox İ");
    assertThat(Ascii.upper("title ı")).isEqualTo("TITLE ı");
    assertThat(Ascii.equal("FETCH", "fetch")).isTrue();
    assertThat(Ascii.equal("K", "\u212A")).isFalse();
  }
}
