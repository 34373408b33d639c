package org.gatepost.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatepost.base.text.Secret;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.Credential;

/// Sign-ins that succeeded a while ago, so that the same password need not be hashed again.
///
/// Kept by an HMAC under a key that this process made up and tells nobody: what is in memory here
/// can't be tried against a list of passwords without that key. What is remembered is which
/// credential matched; one that was replaced or removed since is no longer among the account's, and
/// so is forgotten at once.
final class Remembered {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_OCTETS = 32;

  private final Mac keyed; // never used itself: each use takes a clone
  private final Cache<Mark, Credential> marks;

  private record Mark(long account, long a, long b, long c, long d) {}

  Remembered(Duration forHowLong, int most, RandomGenerator chance, InstantSource clock) {
    byte[] key = new byte[KEY_OCTETS];
    chance.nextBytes(key);
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
    Arrays.fill(key, (byte) 0);
    marks =
        Caffeine.newBuilder()
            .maximumSize(forHowLong.isZero() ? 0 : most)
            .expireAfterWrite(forHowLong)
            .ticker(() -> nanos(clock.instant()))
            .executor(Runnable::run)
            .build();
  }

  /// Whether this secret has lately matched one of these credentials, which are the account's own.
  boolean knows(AccountId account, Secret secret, Iterable<Credential> current) {
    Credential matched = marks.getIfPresent(mark(account, secret));
    if (matched == null) {
      return false;
    }
    for (Credential credential : current) {
      if (credential.equals(matched)) {
        return true;
      }
    }
    return false;
  }

  /// Notes that it has.
  void note(AccountId account, Secret secret, Credential matched) {
    marks.put(mark(account, secret), matched);
  }

  private Mark mark(AccountId account, Secret secret) {
    Mac mac;
    try {
      mac = (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // the JDK's own HMAC can be cloned
    }
    byte[] octets = secret.copy();
    mac.update(ByteBuffer.allocate(Long.BYTES).putLong(account.value()).flip());
    mac.update(octets);
    Arrays.fill(octets, (byte) 0);
    ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
    return new Mark(
        account.value(), digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
