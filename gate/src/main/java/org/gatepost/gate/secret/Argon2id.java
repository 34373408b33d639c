package org.gatepost.gate.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// RFC 9106.
final class Argon2id {
  private static final int SALT_OCTETS = 16;
  private static final int HASH_OCTETS = 32;

  private Argon2id() {}

  static Phc hash(byte[] password, Cost cost, RandomGenerator chance) {
    byte[] salt = new byte[SALT_OCTETS];
    chance.nextBytes(salt);
    return new Phc(cost, salt, compute(password, cost, salt, HASH_OCTETS));
  }

  /// A hash of no password: comparing with it takes as long as with any other, and always fails.
  static Phc ofNobody(Cost cost, RandomGenerator chance) {
    byte[] salt = new byte[SALT_OCTETS];
    byte[] hash = new byte[HASH_OCTETS];
    chance.nextBytes(salt);
    chance.nextBytes(hash);
    return new Phc(cost, salt, hash);
  }

  static boolean matches(byte[] password, Phc phc) {
    byte[] computed = compute(password, phc.cost(), phc.salt(), phc.hash().length);
    boolean same = MessageDigest.isEqual(computed, phc.hash());
    Arrays.fill(computed, (byte) 0);
    return same;
  }

  private static byte[] compute(byte[] password, Cost cost, byte[] salt, int octets) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[octets];
    argon2.generateBytes(password, hash);
    return hash;
  }
}
