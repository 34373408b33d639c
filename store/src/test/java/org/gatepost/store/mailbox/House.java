package org.gatepost.store.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.base.message.MessageLimits;
import org.gatepost.base.message.MessageScan;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.AddAccount;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.testkit.Clock;

/// A store in a folder, with what tests of mailboxes do to it again and again.
final class House implements AutoCloseable {
  static final Domain DOMAIN = new Domain("example.org");
  static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");

  private final Store store;

  House(Store store) {
    this.store = store;
  }

  static House in(Path folder) throws IOException {
    return in(folder, MailboxSetting.DEFAULT, new RealDisk());
  }

  static House in(Path folder, MailboxSetting setting, Disk disk) throws IOException {
    Store store = open(folder, setting, disk);
    if (store.accounts().domains().isEmpty()) {
      store.accounts().addDomain(DOMAIN);
    }
    return new House(store);
  }

  static Store open(Path folder, MailboxSetting setting, Disk disk) throws IOException {
    return Store.open(StoreSetting.DEFAULT, setting, folder.resolve("data"), disk, Clock.standing())
        .orThrow();
  }

  Store store() {
    return store;
  }

  Mailboxes mailboxes() {
    return store.mailboxes();
  }

  AccountId add(String name) throws IOException {
    return add(name, 0);
  }

  AccountId add(String name, long quota) throws IOException {
    return ((AddAccount.Added) store.accounts().add(new Address(name, DOMAIN), "$hash$", quota))
        .account()
        .id();
  }

  AccountId account(String name) throws IOException {
    return store.accounts().find(new Address(name, DOMAIN)).orElseThrow().id();
  }

  MailboxId id(AccountId account, String name) throws IOException {
    return mailboxes().find(account, new MailboxName(name)).orElseThrow().id();
  }

  MailboxId create(AccountId account, String name) throws IOException {
    NamingOutcome.Create made =
        mailboxes().create(account, new MailboxName(name), java.util.Set.of());
    return ((NamingOutcome.Created) made).mailbox().id();
  }

  List<String> names(AccountId account) throws IOException {
    return mailboxes().list(account).stream().map(entry -> entry.name().text()).toList();
  }

  MailboxStatus status(AccountId account, String name) throws IOException {
    return mailboxes().status(account, id(account, name)).orElseThrow();
  }

  Draft draft(String text) throws IOException {
    Draft draft = store.drafts().begin();
    byte[] octets = text.getBytes(US_ASCII);
    draft.write(octets, 0, octets.length);
    return draft;
  }

  static byte[] index(String text) {
    byte[] octets = text.getBytes(US_ASCII);
    MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
    scan.accept(octets, 0, octets.length);
    return scan.finish().encode();
  }

  /// Appends a message and gives its UID.
  int append(AccountId account, String mailbox, String text, FlagNames flags) throws IOException {
    try (Draft draft = draft(text)) {
      NewMessage message = new NewMessage(draft, index(text), MONDAY, flags);
      AppendOutcome outcome =
          mailboxes().append(List.of(new Append(account, id(account, mailbox), message)));
      return ((AppendOutcome.Appended) outcome).placed().getFirst().uid();
    }
  }

  int append(AccountId account, String mailbox, String text) throws IOException {
    return append(account, mailbox, text, FlagNames.NONE);
  }

  Selection select(AccountId account, String mailbox) throws IOException {
    return mailboxes().select(account, id(account, mailbox), false).orElseThrow();
  }

  Selection examine(AccountId account, String mailbox) throws IOException {
    return mailboxes().select(account, id(account, mailbox), true).orElseThrow();
  }

  /// Closes the store, which must be whole.
  @Override
  public void close() throws IOException {
    try (store) {
      assertThat(store.verify().findings()).isEmpty();
    }
  }
}
