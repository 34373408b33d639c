package org.gatepost.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.AddAccount;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.testkit.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Domain DOMAIN = new Domain("example.org");
  private static final Address BOB = new Address("bob", DOMAIN);

  @TempDir Path folder;

  private Opening open() throws IOException {
    return Store.open(
        StoreSetting.DEFAULT,
        MailboxSetting.DEFAULT,
        folder.resolve("data"),
        new RealDisk(),
        Clock.standing());
  }

  @Test
  void aNewDirectoryIsForTheOwnerOnly() throws IOException {
    try (Store store = open().orThrow()) {
      assertThat(store.accounts().domains()).isEmpty();
    }
    assertThat(permissions("")).isEqualTo("rwx------");
    assertThat(permissions("master.key")).isEqualTo("rw-------");
    assertThat(permissions("gatepost.db")).isEqualTo("rw-------");
  }

  @Test
  void whatWasAddedIsThereAfterClosing() throws IOException {
    Account added;
    try (Store store = open().orThrow()) {
      store.accounts().addDomain(DOMAIN);
      added = ((AddAccount.Added) store.accounts().add(BOB, "$hash$", 10)).account();
    }
    try (Store store = open().orThrow()) {
      assertThat(store.accounts().find(BOB)).isEqualTo(Optional.of(added));
      assertThat(store.accounts().list(Optional.empty())).isEqualTo(List.of(added));
      assertThat(store.accounts().key(added.id())).isPresent();
    }
  }

  @Test
  void aSecondOpeningIsToldThatTheDirectoryIsInUse() throws IOException {
    try (Store store = open().orThrow()) {
      assertThat(open()).isInstanceOf(Opening.InUse.class);
      assertThat(store.accounts().domains()).isEmpty();
    }
    open().orThrow().close();
  }

  @Test
  void aMasterKeyThatOthersMayReadIsRefused() throws IOException {
    open().orThrow().close();
    Files.setPosixFilePermissions(file("master.key"), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(open()).isEqualTo(new Opening.KeyExposed(file("master.key")));
  }

  @Test
  void dataWithoutItsMasterKeyIsRefusedAndNoNewKeyIsMade() throws IOException {
    open().orThrow().close();
    Files.delete(file("master.key"));
    assertThat(open()).isEqualTo(new Opening.KeyMissing(file("master.key")));
    assertThat(file("master.key")).doesNotExist();
  }

  @Test
  void anotherMasterKeyIsRefused() throws IOException {
    open().orThrow().close();
    Files.writeString(
        file("master.key"), "gatepost-master-key-1 " + "A".repeat(43) + "=\n", US_ASCII);
    assertThat(open()).isEqualTo(new Opening.KeyWrong(file("master.key")));
    Files.writeString(file("master.key"), "something else\n", US_ASCII);
    assertThat(open()).isEqualTo(new Opening.KeyWrong(file("master.key")));
  }

  @Test
  void dataOfANewerProgramIsLeftAlone() throws IOException {
    try (Store store = open().orThrow()) {
      store
          .database()
          .write(tx -> tx.sql("INSERT INTO version (version) VALUES (?)").with(999).run());
    }
    assertThat(open()).isInstanceOf(Opening.Newer.class);
  }

  private Path file(String name) {
    return folder.resolve("data").resolve(name);
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name)));
  }
}
