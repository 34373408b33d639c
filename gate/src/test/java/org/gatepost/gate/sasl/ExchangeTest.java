package org.gatepost.gate.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Mechanism;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExchangeTest {
  @Test
  void plainSaysAllInOneLine() {
    assertThat(Exchange.begin(Mechanism.PLAIN).takeInitial(base64("\0alice\0secret")))
        .isEqualTo(new SaslStep.Claim("alice", "", Secret.of("secret")));
    assertThat(Exchange.begin(Mechanism.PLAIN).take(base64("bob\0alice\0s p\u00e4ce")))
        .isEqualTo(new SaslStep.Claim("alice", "bob", Secret.of("s p\u00e4ce")));
    assertThat(Exchange.begin(Mechanism.PLAIN).opening()).isEqualTo(new SaslStep.Challenge(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alice", "alice\0secret", "a\0b\0c\0d", "\0\u00ff"})
  void plainOfAnotherShapeIsMalformed(String response) {
    assertThat(Exchange.begin(Mechanism.PLAIN).take(base64(response)))
        .isEqualTo(new SaslStep.Malformed());
  }

  @Test
  void plainThatIsNotUtf8IsMalformed() {
    byte[] octets = "\0\u00e9\0x".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Exchange.begin(Mechanism.PLAIN).take(Base64.getEncoder().encode(octets)))
        .isEqualTo(new SaslStep.Malformed());
  }

  @Test
  void loginAsksForNameAndPassword() {
    Exchange exchange = Exchange.begin(Mechanism.LOGIN);

    assertThat(exchange.opening()).isEqualTo(new SaslStep.Challenge("VXNlcm5hbWU6"));
    assertThat(exchange.take(base64("alice"))).isEqualTo(new SaslStep.Challenge("UGFzc3dvcmQ6"));
    assertThat(exchange.take(base64("secret")))
        .isEqualTo(new SaslStep.Claim("alice", "", Secret.of("secret")));
  }

  @Test
  void loginTakesTheNameAsInitialResponse() {
    Exchange exchange = Exchange.begin(Mechanism.LOGIN);

    assertThat(exchange.takeInitial(base64("alice")))
        .isEqualTo(new SaslStep.Challenge("UGFzc3dvcmQ6"));
  }

  @Test
  void anEqualsSignIsAnEmptyInitialResponse() {
    assertThat(Exchange.begin(Mechanism.PLAIN).takeInitial(new byte[] {'='}))
        .isEqualTo(new SaslStep.Malformed());
  }

  @Test
  void aStarCancels() {
    assertThat(Exchange.begin(Mechanism.LOGIN).take(new byte[] {'*'}))
        .isEqualTo(new SaslStep.Cancelled());
  }

  @ParameterizedTest
  @ValueSource(strings = {"****", "a", "AGFsaWNl AHNlY3JldA==", "AGFsaWNlAHNlY3JldA==x"})
  void whatIsNoBase64IsMalformed(String line) {
    assertThat(Exchange.begin(Mechanism.PLAIN).take(line.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new SaslStep.Malformed());
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMAND", "CRAM_MD5", "DIGEST_MD5", "APOP"})
  void whatTheGateNeverAdmitsIsNoExchange(Mechanism mechanism) {
    Assertions.assertThrows(IllegalArgumentException.class, () -> Exchange.begin(mechanism));
  }

  private static byte[] base64(String text) {
    return Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8));
  }
}
