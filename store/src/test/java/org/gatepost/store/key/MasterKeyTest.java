package org.gatepost.store.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
  @TempDir Path folder;

  private final SecureRandom chance = new SecureRandom();
  private MasterKey master;

  @BeforeEach
  void create() throws IOException {
    master = MasterKey.create(folder.resolve("master.key"), chance);
  }

  @Test
  void theKeyReadFromItsFileUnwrapsWhatTheFirstOneWrapped() throws IOException {
    AccountKey key = master.newKey(7);
    byte[] wrapped = master.wrap(key);
    MasterKey again = read();
    assertThat(again.unwrap(7, wrapped).orElseThrow().derive(new byte[16]))
        .isEqualTo(key.derive(new byte[16]));
    assertThat(again.made(master.probe())).isTrue();
  }

  @Test
  void aWrappedKeyIsBoundToItsAccountItsMasterKeyAndEveryBitOfIt() throws IOException {
    byte[] wrapped = master.wrap(master.newKey(7));
    MasterKey other = MasterKey.create(folder.resolve("other.key"), chance);
    assertThat(master.unwrap(8, wrapped)).isEmpty();
    assertThat(other.unwrap(7, wrapped)).isEmpty();
    assertThat(other.made(master.probe())).isFalse();
    assertThat(master.unwrap(7, new byte[0])).isEmpty();
    for (int i = 0; i < wrapped.length; i++) {
      wrapped[i] ^= 1;
      assertThat(master.unwrap(7, wrapped)).isEmpty();
      wrapped[i] ^= 1;
    }
  }

  @Test
  void anExistingKeyIsNeverOverwritten() throws IOException {
    Path file = folder.resolve("master.key");
    String before = Files.readString(file);
    assertThatThrownBy(() -> MasterKey.create(file, chance))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void noKeyPrintsItself() {
    assertThat(master).hasToString("(secret)");
    assertThat(master.newKey(1)).hasToString("(secret)");
  }

  private MasterKey read() throws IOException {
    return switch (MasterKey.read(folder.resolve("master.key"), chance)) {
      case MasterKey.Reading.Read(MasterKey key) -> key;
      case MasterKey.Reading other -> throw new AssertionError(other);
    };
  }
}
