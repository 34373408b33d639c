package org.gatepost.server.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Gate;
import org.gatepost.gate.SignInSetting;
import org.gatepost.gate.name.NameSetting;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.secret.PasswordSetting;
import org.gatepost.gate.secret.Passwords;
import org.gatepost.server.watch.Metrics;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.AccountState;
import org.gatepost.store.account.AddAccount;
import org.gatepost.store.blob.Content;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.testkit.Clock;

/// A small house with everyone a test of mail coming in needs, on a real store.
///
/// `example.org`: bob, carol and 李, who are ordinary; root, the first, who is the administrator;
/// dora, who is disabled; full, whose mailbox is; nearly, who has room for 1,250 octets. The alias
/// team leads to bob and carol, all to team and bob, circle to itself, outward out of the house.
/// `caught.example` has a catch-all, bob. `small.example` takes 10 KB and has a catch-all, carol.
public final class MailHouse implements AutoCloseable {
  public static final String HOSTNAME = "mx.example.org";
  public static final DeliverySetting SETTING =
      new DeliverySetting(
          "", 100_000, List.of("small.example = 10 KB", "bank.example=finance"), true, 50, 100);
  public static final long NEARLY_OCTETS = 1_250;

  /// Everyone's password.
  public static final String PASSWORD = "correct horse";

  private static final PasswordSetting CHEAP =
      new PasswordSetting(64 << 10, 1, 1, 2, 8, Duration.ofSeconds(10), 12, 1024);
  // So little memory for drafts that large messages of tests go through a file.
  private static final StoreSetting SMALL_STORE =
      new StoreSetting(1 << 20, 64 << 10, 2, 4096, 1_000);
  private static final Domain HOME = new Domain("example.org");

  private final Store store;
  private final Clock clock;
  private final Recipients recipients;
  private final Delivery delivery;
  private final Metrics metrics = new Metrics();
  private final Passwords passwords;
  private final Gate gate;

  private MailHouse(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    Names names = new Names(NameSetting.DEFAULT);
    this.recipients =
        new Recipients(new Domain(HOSTNAME), SETTING, names, store.accounts(), store.mailboxes());
    this.delivery = new Delivery(HOSTNAME, SETTING, store, metrics, clock);
    SecureRandom chance = new SecureRandom();
    this.passwords = new Passwords(CHEAP, chance);
    this.gate =
        new Gate(
            SignInSetting.DEFAULT,
            new Gate.Rooms(names, store.accounts(), passwords),
            clock,
            chance);
  }

  /// A house in this folder, furnished where it is new.
  public static MailHouse open(Path folder, Disk disk) throws IOException {
    Clock clock = Clock.standing();
    Store store =
        Store.open(SMALL_STORE, MailboxSetting.DEFAULT, folder.resolve("data"), disk, clock)
            .orThrow();
    MailHouse house = new MailHouse(store, clock);
    if (store.accounts().domains().isEmpty()) {
      house.furnish();
    }
    return house;
  }

  public Store store() {
    return store;
  }

  public Clock clock() {
    return clock;
  }

  public Recipients recipients() {
    return recipients;
  }

  public Delivery delivery() {
    return delivery;
  }

  public Metrics metrics() {
    return metrics;
  }

  public Gate gate() {
    return gate;
  }

  /// The account of this name.
  public Account account(String local) throws IOException {
    return store.accounts().find(new Address(local, HOME)).orElseThrow();
  }

  /// All messages in INBOX of this account, oldest first.
  public List<String> inbox(String local) throws IOException {
    return mail(local, MailboxName.INBOX);
  }

  /// The same, a character an octet.
  public List<String> inboxOctets(String local) throws IOException {
    return mail(local, MailboxName.INBOX, ISO_8859_1);
  }

  /// All messages in a mailbox of this account, oldest first.
  public List<String> mail(String local, MailboxName name) throws IOException {
    return mail(local, name, UTF_8);
  }

  private List<String> mail(String local, MailboxName name, Charset charset) throws IOException {
    Account account = account(local);
    var mailbox = store.mailboxes().find(account.id(), name).orElseThrow();
    List<String> all = new ArrayList<>();
    try (Selection selection =
        store.mailboxes().select(account.id(), mailbox.id(), true).orElseThrow()) {
      for (int i = 1; i <= selection.count(); i++) {
        try (Content content = selection.content(selection.uid(i)).orElseThrow()) {
          all.add(new String(content.bytes(0, content.octets()), charset));
        }
      }
    }
    return all;
  }

  private Account add(String name, String password, long quotaOctets) throws IOException {
    Address address = Address.parse(name).orElseThrow();
    return ((AddAccount.Added) store.accounts().add(address, password, quotaOctets)).account();
  }

  @Override
  public void close() throws IOException {
    passwords.close();
    metrics.close();
    store.close();
  }

  private void furnish() throws IOException {
    String password = passwords.hash(Secret.of(PASSWORD));
    store.accounts().addDomain(HOME);
    for (String local : List.of("root", "bob", "carol", "李")) {
      add(local + "@example.org", password, 0);
    }
    add("full@example.org", password, 1);
    add("nearly@example.org", password, NEARLY_OCTETS);
    Account dora = add("dora@example.org", password, 0);
    store.accounts().setState(dora.id(), AccountState.DISABLED);
    alias("team", "bob@example.org", "carol@example.org");
    alias("all", "team@example.org", "bob@example.org");
    alias("circle", "circle@example.org");
    alias("ring", "all@example.org", "ring@example.org");
    alias("outward", "ann@elsewhere.example", "bob@example.org");
    alias("retired", "dora@example.org");
    catchAll("caught.example", "bob@example.org");
    catchAll("small.example", "carol@example.org");
  }

  private void alias(String local, String... targets) throws IOException {
    List<Address> addresses = new ArrayList<>();
    for (String target : targets) {
      addresses.add(Address.parse(target).orElseThrow());
    }
    store.accounts().addAlias(new Address(local, HOME), addresses);
  }

  private void catchAll(String domain, String target) throws IOException {
    store.accounts().addDomain(new Domain(domain));
    store.accounts().setCatchAll(new Domain(domain), Address.parse(target));
  }
}
