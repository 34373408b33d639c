package org.gatepost.store.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.gatepost.store.key.AccountKey;

/// Seals the indexes of one account's messages, which hold subjects and addresses, for their place
/// in the database: a nonce, then AES-256-GCM. Used by one thread.
public final class IndexSeal {
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;

  /// Stands where a record's salt would: 16 octets that no random salt will ever be.
  private static final byte[] LABEL = "gatepost index 1".getBytes(US_ASCII);

  private final SecretKeySpec key;
  private final Cipher cipher;

  public IndexSeal(AccountKey account) {
    try {
      this.key = account.derive(LABEL);
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /// The index, sealed.
  public byte[] seal(byte[] index, SecureRandom random) {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    byte[] sealed = new byte[NONCE_OCTETS + index.length + TAG_BITS / 8];
    System.arraycopy(nonce, 0, sealed, 0, NONCE_OCTETS);
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.doFinal(index, 0, index.length, sealed, NONCE_OCTETS);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What was sealed.
  ///
  /// @throws IOException when it was altered since
  public byte[] open(byte[] sealed) throws IOException {
    if (sealed.length < NONCE_OCTETS + TAG_BITS / 8) {
      throw new IOException("a message's index is cut short");
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE_OCTETS);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(sealed, NONCE_OCTETS, sealed.length - NONCE_OCTETS);
    } catch (GeneralSecurityException e) {
      throw new IOException("a message's index is not what was written", e);
    }
  }
}
