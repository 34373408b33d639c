package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatepost.base.address.Address;
import org.gatepost.base.message.MessageLimits;
import org.gatepost.base.message.MessageScan;
import org.gatepost.base.setting.Given;
import org.gatepost.base.setting.SettingRoom;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Gate;
import org.gatepost.gate.SignInSetting;
import org.gatepost.gate.name.NameSetting;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.secret.PasswordSetting;
import org.gatepost.gate.secret.Passwords;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.AddAccount;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.Append;
import org.gatepost.store.mailbox.AppendOutcome;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.store.mailbox.NewMessage;
import org.gatepost.testkit.Clock;

/// A whole house behind the IMAP door, on a real store in a folder: for tests.
final class TestHouse implements AutoCloseable {
  static final String PASSWORD = "tea-for-two";

  private static final PasswordSetting CHEAP =
      new PasswordSetting(64 << 10, 1, 1, 2, 8, Duration.ofSeconds(10), 12, 1024);

  private final Clock clock = Clock.standing();
  private final Store store;
  private final Passwords passwords;
  private final Gate gate;

  private TestHouse(Store store, Passwords passwords) {
    this.store = store;
    this.passwords = passwords;
    this.gate =
        new Gate(
            SignInSetting.DEFAULT,
            new Gate.Rooms(new Names(NameSetting.DEFAULT), store.accounts(), passwords),
            clock,
            new SecureRandom());
  }

  /// A house in which nobody lives.
  static TestHouse in(Path folder) throws IOException {
    Store store =
        Store.open(
                StoreSetting.DEFAULT,
                MailboxSetting.DEFAULT,
                folder.resolve("data"),
                new RealDisk(),
                Clock.standing())
            .orThrow();
    return new TestHouse(store, new Passwords(CHEAP, new SecureRandom()));
  }

  /// Adds an account whose password is [#PASSWORD], and its domain.
  AccountId add(String name) throws IOException {
    return add(name, PASSWORD);
  }

  AccountId add(String name, String password) throws IOException {
    Address address = Address.parse(name).orElseThrow();
    var _ = store.accounts().addDomain(address.domain());
    String hash = passwords.hash(Secret.of(password));
    return ((AddAccount.Added) store.accounts().add(address, hash, 0)).account().id();
  }

  AccountId account(String name) throws IOException {
    return store.accounts().find(Address.parse(name).orElseThrow()).orElseThrow().id();
  }

  Store store() {
    return store;
  }

  Clock clock() {
    return clock;
  }

  /// A door with these settings in place of the defaults.
  ImapDoor door(Map<String, Given> given) {
    ImapSetting setting = SettingRoom.of("imap", ImapSetting.DEFAULT).read(given);
    return new ImapDoor(gate, store.mailboxes(), store.drafts(), setting, clock);
  }

  /// Puts a message into a mailbox, as delivery would.
  void deliver(String account, String mailbox, String message) throws IOException {
    AccountId id = account(account);
    byte[] octets = message.getBytes(ISO_8859_1);
    MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
    scan.accept(octets, 0, octets.length);
    try (Draft draft = store.drafts().begin()) {
      draft.write(octets, 0, octets.length);
      NewMessage kept = new NewMessage(draft, scan.finish().encode(), now(), FlagNames.NONE);
      Append append =
          new Append(
              id, store.mailboxes().find(id, new MailboxName(mailbox)).orElseThrow().id(), kept);
      if (!(store.mailboxes().append(List.of(append)) instanceof AppendOutcome.Appended)) {
        throw new AssertionError("not delivered");
      }
    }
  }

  private Instant now() {
    return clock.instant();
  }

  @Override
  public void close() throws IOException {
    passwords.close();
    store.close();
  }
}
