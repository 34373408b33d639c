package org.gatepost.store.key;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that all of one account's mail is sealed with. Each record has a key of its own, derived
/// from this one and the record's salt.
public final class AccountKey {
  /// Octets in a key.
  public static final int OCTETS = 32;

  private final long account;
  private final SecretKeySpec key;
  private final Mac keyed; // never used itself: a copy saves the work of keying a new one

  AccountKey(long account, byte[] octets) {
    this.account = account;
    this.key = new SecretKeySpec(octets, "HmacSHA256");
    try {
      keyed = Mac.getInstance("HmacSHA256");
      keyed.init(key);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /// Whose key it is.
  public long account() {
    return account;
  }

  /// The key of the record with this salt: HMAC-SHA256 of the salt under this key.
  public SecretKeySpec derive(byte[] salt) {
    try {
      Mac mac = (Mac) keyed.clone();
      return new SecretKeySpec(mac.doFinal(salt), "AES");
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // the JDK's own can be copied
    }
  }

  byte[] octets() {
    return key.getEncoded();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
