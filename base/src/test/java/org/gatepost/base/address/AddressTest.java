package org.gatepost.base.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  private static final String LETTERS = "ab@.\"\\[]:-中 \r\u0000\uD800";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example",
        "first.last+tag@mail.example.com",
        "\"two words\"@example.org",
        "\"a\\\"b\\\\c\"@example.org",
        "user@[192.0.2.1]",
        "user@[ipv6:2001:db8::1]",
        "用户@例子.中国",
        "!#$%&'*+-/=?^_`{|}~@example.org"
      })
  void whatIsReadPrintsTheSame(String text) {
    assertThat(Address.parse(text)).map(Address::toString).hasValue(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a@",
        "@b",
        "a.@b.example",
        ".a@b.example",
        "a..b@c.example",
        "a b@c.example",
        "a@b..c",
        "a@-b.example",
        "a@b-.example",
        "\"open@b.example",
        "a@b_c.example",
        "a\u0000@b.example",
        "\"a\r\nb\"@c.example",
        "a@[]"
      })
  void whatIsNoAddressIsNothing(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void lengthsAreThoseOfTheRfc() {
    assertThat(Address.parse("a".repeat(64) + "@b.example")).isPresent();
    assertThat(Address.parse("a".repeat(65) + "@b.example")).isEmpty();
    String domain = ("d".repeat(61) + ".").repeat(3);
    assertThat(Address.parse("ab@" + domain + "e".repeat(254 - 3 - domain.length()))).isEmpty();
    assertThat(Domain.parse("x".repeat(63) + ".example")).isPresent();
    assertThat(Domain.parse("x".repeat(64) + ".example")).isEmpty();
  }

  @Test
  void noInputThrows() {
    Cases.forAll(
        (chance, size) -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < size; i++) {
            text.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
          }
          Address.parse(text)
              .ifPresent(read -> assertThat(Address.parse(read.toString())).hasValue(read));
        });
  }
}
