package org.gatepost.server.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatepost.base.address.Domain;
import org.gatepost.base.message.MessageLimits;
import org.gatepost.base.message.MessageScan;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Gate;
import org.gatepost.gate.NewAccount;
import org.gatepost.gate.Register;
import org.gatepost.gate.SignInSetting;
import org.gatepost.gate.name.NameSetting;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.name.NewNames;
import org.gatepost.gate.secret.PasswordSetting;
import org.gatepost.gate.secret.Passwords;
import org.gatepost.server.watch.Metrics;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.Append;
import org.gatepost.store.mailbox.AppendOutcome;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.store.mailbox.NewMessage;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.testkit.Clock;

/// A store with one account, a gate before it and a POP3 door, for tests.
final class Post implements AutoCloseable {
  static final String NAME = "alice@example.org";
  static final String PASSWORD = "correct horse battery";
  private static final PasswordSetting CHEAP =
      new PasswordSetting(64 << 10, 1, 1, 2, 8, Duration.ofSeconds(10), 12, 1024);

  final Clock clock = Clock.standing();
  final Store store;
  final Metrics metrics = new Metrics();
  final AccountId alice;
  private final Passwords passwords;
  private final Gate gate;

  Post(Path folder) throws IOException {
    store =
        Store.open(
                StoreSetting.DEFAULT,
                MailboxSetting.DEFAULT,
                folder.resolve("data"),
                new RealDisk(),
                clock)
            .orThrow();
    SecureRandom chance = new SecureRandom();
    passwords = new Passwords(CHEAP, chance);
    Names names = new Names(NameSetting.DEFAULT);
    gate =
        new Gate(
            SignInSetting.DEFAULT,
            new Gate.Rooms(names, store.accounts(), passwords),
            clock,
            chance);
    var _ = store.accounts().addDomain(new Domain("example.org"));
    Register register =
        new Register(new NewNames(names, store.accounts()), store.accounts(), passwords);
    alice = ((NewAccount.Opened) register.open(NAME, Secret.of(PASSWORD), 0)).account().id();
  }

  Pop3Door door(Pop3Setting setting) {
    return new Pop3Door(gate, store.mailboxes(), setting, metrics, clock);
  }

  /// Puts a message into INBOX; a character is an octet.
  void deliver(String message) throws IOException {
    byte[] octets = message.getBytes(ISO_8859_1);
    MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
    scan.accept(octets, 0, octets.length);
    try (Draft draft = store.drafts().begin()) {
      draft.write(octets, 0, octets.length);
      NewMessage made =
          new NewMessage(
              draft, scan.finish().encode(), Instant.parse("2026-01-05T08:00:00Z"), FlagNames.NONE);
      AppendOutcome outcome =
          store.mailboxes().append(List.of(new Append(alice, inbox().id(), made)));
      if (!(outcome instanceof AppendOutcome.Appended)) {
        throw new AssertionError(outcome);
      }
    }
  }

  Selection open() throws IOException {
    return store.mailboxes().select(alice, inbox().id(), false).orElseThrow();
  }

  /// Another client removes a message.
  void removeElsewhere(int number) throws IOException {
    try (Selection selection = open()) {
      UidSet one = UidSet.of(selection.uid(number));
      var _ =
          selection.storeFlags(
              one,
              new org.gatepost.store.mailbox.FlagChange(
                  org.gatepost.store.mailbox.FlagChange.Operation.ADD,
                  FlagNames.system(org.gatepost.store.mailbox.Flags.DELETED)),
              java.util.OptionalLong.empty());
      var _ = selection.expunge(one);
    }
  }

  private MailboxEntry inbox() throws IOException {
    return store.mailboxes().find(alice, MailboxName.INBOX).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    passwords.close();
    metrics.close();
    store.close();
  }
}
