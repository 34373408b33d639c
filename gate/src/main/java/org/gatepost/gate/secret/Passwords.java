package org.gatepost.gate.secret;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gatepost.base.address.Address;
import org.gatepost.base.text.Secret;

/// All that is done with passwords.
public final class Passwords implements AutoCloseable {
  // Without 0, 1, i, l and o, which are read for one another.
  private static final String UNAMBIGUOUS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GENERATED_GROUPS = 4;
  private static final int GENERATED_GROUP = 4; // 16 of 31 characters: 79 bits

  private final PasswordSetting setting;
  private final RandomGenerator chance;
  private final Policy policy;
  private final Hashing hashing;
  private final Phc nobody;

  /// Starts the hashing threads.
  ///
  /// @param chance a `SecureRandom`, but in tests
  public Passwords(PasswordSetting setting, RandomGenerator chance) {
    this.setting = setting;
    this.chance = chance;
    this.policy = new Policy(setting.lengthMin(), setting.octetsMax());
    this.hashing = new Hashing(setting.threads(), setting.waitingMax(), setting.waitMax());
    this.nobody = Argon2id.ofNobody(setting.cost(), chance);
  }

  /// Whether it may become this owner's password.
  public PasswordVerdict check(Secret secret, Address owner) {
    return policy.check(secret, owner);
  }

  /// Whether it is longer than any password may be.
  public boolean isTooLong(Secret secret) {
    return secret.length() > setting.octetsMax();
  }

  /// The hash to keep, as a PHC string. Waits for its turn, however long.
  public String hash(Secret secret) {
    byte[] octets = Spelling.forStoring(secret);
    try {
      return hashing.whatever(this, () -> Argon2id.hash(octets, setting.cost(), chance)).text();
    } finally {
      Spelling.wipe(List.of(octets));
    }
  }

  /// Compares with these hashes. With none it takes as long as with one, and is a mismatch.
  ///
  /// @param encoded PHC strings; one that can't be read matches nothing
  /// @param source who asks: sources take turns
  public Verification verify(Secret secret, List<String> encoded, Object source) {
    return hashing.inTurn(source, () -> compare(secret, encoded)).orElseGet(Verification.Busy::new);
  }

  /// A new password that is easy to read out and hard to guess.
  public Secret generate() {
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < GENERATED_GROUPS; group++) {
      text.append(group == 0 ? "" : "-");
      for (int i = 0; i < GENERATED_GROUP; i++) {
        text.append(UNAMBIGUOUS.charAt(chance.nextInt(UNAMBIGUOUS.length())));
      }
    }
    return Secret.of(text);
  }

  /// How many wait for their hash.
  public int waiting() {
    return hashing.waiting();
  }

  /// Ends the hashing threads.
  @Override
  public void close() {
    hashing.close();
  }

  private Verification compare(Secret secret, List<String> encoded) {
    List<byte[]> spellings = Spelling.forComparing(secret);
    try {
      int match = -1;
      for (int i = 0; i < Math.max(1, encoded.size()) && match < 0; i++) {
        Optional<Phc> phc = encoded.isEmpty() ? Optional.empty() : Phc.parse(encoded.get(i));
        match = matches(spellings, phc.orElse(nobody)) ? i : -1;
      }
      return match < 0 ? new Verification.Mismatch() : new Verification.Match(match);
    } finally {
      Spelling.wipe(spellings);
    }
  }

  private static boolean matches(List<byte[]> spellings, Phc phc) {
    for (byte[] octets : spellings) {
      if (Argon2id.matches(octets, phc)) {
        return true;
      }
    }
    return false;
  }
}
