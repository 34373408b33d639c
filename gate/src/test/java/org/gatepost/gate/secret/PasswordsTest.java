package org.gatepost.gate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatepost.base.setting.InvalidConfig;
import org.gatepost.base.text.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
  private static final PasswordSetting CHEAP =
      new PasswordSetting(64 << 10, 1, 1, 1, 2, Duration.ofSeconds(10), 12, 1024);

  private final Passwords passwords = new Passwords(CHEAP, new SecureRandom());

  @AfterEach
  void close() {
    passwords.close();
  }

  @Test
  void aPasswordMatchesItsOwnHashOnly() {
    String hash = passwords.hash(Secret.of("correct horse"));

    assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(verify("correct horse", hash)).isEqualTo(new Verification.Match(0));
    assertThat(verify("correct Horse", hash)).isEqualTo(new Verification.Mismatch());
    assertThat(passwords.hash(Secret.of("correct horse"))).isNotEqualTo(hash);
  }

  // From the test vectors of the reference implementation, by RFC 9106's authors.
  @Test
  void aHashOfTheReferenceImplementationMatches() {
    assertThat(
            verify(
                "password",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                    + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
        .isEqualTo(new Verification.Match(0));
  }

  @Test
  void whicheverHashMatchesIsNamed() {
    String one = passwords.hash(Secret.of("the first one"));
    String two = passwords.hash(Secret.of("the second one"));

    assertThat(passwords.verify(Secret.of("the second one"), List.of(one, two), "x"))
        .isEqualTo(new Verification.Match(1));
  }

  @Test
  void nothingMatchesNobodyOrNonsense() {
    assertThat(passwords.verify(Secret.of(""), List.of(), "x"))
        .isEqualTo(new Verification.Mismatch());
    assertThat(verify("x", "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHQ"))
        .isEqualTo(new Verification.Mismatch());
    assertThat(verify("x", "{PLAIN}x")).isEqualTo(new Verification.Mismatch());
  }

  @Test
  void aPasswordIsTheSameInEveryUnicodeForm() {
    String hash = passwords.hash(Secret.of("caf\u00e9 au lait\u3000王"));

    assertThat(verify("cafe\u0301 au lait 王", hash)).isEqualTo(new Verification.Match(0));
  }

  @Test
  void octetsThatAreNoTextAreAPasswordToo() {
    byte[] octets = "p\u00e4ssword".getBytes(StandardCharsets.ISO_8859_1);
    String hash = passwords.hash(Secret.of(octets));

    assertThat(passwords.verify(Secret.of(octets), List.of(hash), "x"))
        .isEqualTo(new Verification.Match(0));
  }

  @Test
  void aGeneratedPasswordIsLongUnambiguousAndAlwaysAnother() {
    String one = text(passwords.generate());

    assertThat(one).matches("([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}");
    assertThat(text(passwords.generate())).isNotEqualTo(one);
    assertThat(16 * Math.log(31) / Math.log(2)).isGreaterThan(75);
  }

  @Test
  void whoFindsTheQueueFullIsToldToComeBack() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Hashing hashing = new Hashing(1, 2, Duration.ofSeconds(10));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running =
          callers.submit(
              () ->
                  hashing.inTurn(
                      "a",
                      () -> {
                        started.countDown();
                        await(go);
                        return 0;
                      }));
      started.await();
      Future<?> one = callers.submit(() -> hashing.inTurn("a", () -> 1));
      Future<?> two = callers.submit(() -> hashing.inTurn("a", () -> 2));
      while (hashing.waiting() < 2) {
        Thread.onSpinWait();
      }

      assertThat(hashing.inTurn("a", () -> 3)).isEmpty();
      go.countDown();
      assertThat(running.get()).hasToString("Optional[0]");
      assertThat(List.of(one.get().toString(), two.get().toString()))
          .containsExactly("Optional[1]", "Optional[2]");
    }
  }

  @Test
  void whoWaitsTooLongIsToldToComeBack() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Hashing hashing = new Hashing(1, 2, Duration.ofMillis(20));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ =
          callers.submit(
              () ->
                  hashing.inTurn(
                      "a",
                      () -> {
                        started.countDown();
                        await(go);
                        return 0;
                      }));
      started.await();

      assertThat(hashing.inTurn("b", () -> 1)).isEmpty();
      go.countDown();
    }
  }

  @Test
  void settingsOneBeyondTheirRangeAreRefused() {
    Assertions.assertThrows(
        InvalidConfig.class, () -> new PasswordSetting(4096, 0, 0, -1, 0, Duration.ZERO, 7, 4097));
    InvalidConfig all =
        Assertions.assertThrows(
            InvalidConfig.class,
            () ->
                new PasswordSetting(
                    (1L << 30) + 1, 65, 17, 1025, 100_001, Duration.ofSeconds(61), 65, 63));
    assertThat(all.problems()).hasSize(8);
  }

  private Verification verify(String password, String hash) {
    return passwords.verify(Secret.of(password), List.of(hash), "x");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(Secret secret) {
    return new String(secret.copy(), StandardCharsets.US_ASCII);
  }
}
