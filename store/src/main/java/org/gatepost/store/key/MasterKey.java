package org.gatepost.store.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key that wraps all account keys. It lives in a file of one line and never in the database.
public final class MasterKey {
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;
  private static final String PREFIX = "gatepost-master-key-1 ";
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final SecretKeySpec key;
  private final SecureRandom chance;

  private MasterKey(byte[] octets, SecureRandom chance) {
    this.key = new SecretKeySpec(octets, "AES");
    this.chance = chance;
  }

  /// What came of reading the key's file.
  public sealed interface Reading {
    record Read(MasterKey key) implements Reading {}

    record Missing() implements Reading {}

    /// Group or others have rights on the file.
    record Exposed() implements Reading {}

    /// It does not hold a master key.
    record Damaged() implements Reading {}
  }

  /// Reads the key from its file.
  public static Reading read(Path file, SecureRandom chance) throws IOException {
    if (!Files.exists(file)) {
      return new Reading.Missing();
    }
    if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      return new Reading.Exposed();
    }
    String line = Files.readString(file, US_ASCII).strip();
    if (!line.startsWith(PREFIX)) {
      return new Reading.Damaged();
    }
    try {
      byte[] octets = Base64.getDecoder().decode(line.substring(PREFIX.length()));
      return octets.length == AccountKey.OCTETS
          ? new Reading.Read(new MasterKey(octets, chance))
          : new Reading.Damaged();
    } catch (IllegalArgumentException e) {
      return new Reading.Damaged();
    }
  }

  /// Makes a new key and its file, which must not be there yet, and syncs both.
  public static MasterKey create(Path file, SecureRandom chance) throws IOException {
    byte[] octets = new byte[AccountKey.OCTETS];
    chance.nextBytes(octets);
    String line = PREFIX + Base64.getEncoder().encodeToString(octets) + "\n";
    Set<StandardOpenOption> how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(file, how, owner)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return new MasterKey(octets, chance);
  }

  /// A new key for an account.
  public AccountKey newKey(long account) {
    byte[] octets = new byte[AccountKey.OCTETS];
    chance.nextBytes(octets);
    return new AccountKey(account, octets);
  }

  /// The account's key as it may be stored.
  public byte[] wrap(AccountKey accountKey) {
    return seal(accountKey.octets(), accountKey.account());
  }

  /// The account's key from what was stored; nothing when it was altered, belongs to another
  /// account or was wrapped by another master key.
  public Optional<AccountKey> unwrap(long account, byte[] wrapped) {
    return open(wrapped, account).map(octets -> new AccountKey(account, octets));
  }

  /// Something by which this master key is known again.
  public byte[] probe() {
    return seal(new byte[AccountKey.OCTETS], 0);
  }

  /// Whether this master key made that probe.
  public boolean made(byte[] probe) {
    return open(probe, 0).isPresent();
  }

  private byte[] seal(byte[] plain, long account) {
    byte[] nonce = new byte[NONCE_OCTETS];
    chance.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, account));
      byte[] wrapped = new byte[NONCE_OCTETS + cipher.getOutputSize(plain.length)];
      System.arraycopy(nonce, 0, wrapped, 0, NONCE_OCTETS);
      cipher.doFinal(plain, 0, plain.length, wrapped, NONCE_OCTETS);
      return wrapped;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has AES-GCM
    }
  }

  private Optional<byte[]> open(byte[] wrapped, long account) {
    if (wrapped.length != NONCE_OCTETS + AccountKey.OCTETS + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE_OCTETS);
      cipher.init(Cipher.DECRYPT_MODE, key, nonce);
      cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, account));
      return Optional.of(cipher.doFinal(wrapped, NONCE_OCTETS, wrapped.length - NONCE_OCTETS));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
