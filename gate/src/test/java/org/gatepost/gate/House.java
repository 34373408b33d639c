package org.gatepost.gate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.name.NameSetting;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.name.NewNames;
import org.gatepost.gate.secret.PasswordSetting;
import org.gatepost.gate.secret.Passwords;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.testkit.Clock;

/// A gate before a real store, for tests: one domain, one account, a cheap hash.
final class House implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";
  static final PasswordSetting CHEAP =
      new PasswordSetting(64 << 10, 1, 1, 2, 8, Duration.ofSeconds(10), 12, 1024);
  static final Channel TLS = new Channel.Tls("");

  final Clock clock = Clock.standing();
  final Store store;
  final Accounts accounts;
  final Names names = new Names(NameSetting.DEFAULT);
  final Passwords passwords;
  final Gate gate;
  final Register register;
  final Account alice;

  House(Path data) throws IOException {
    this(data, SignInSetting.DEFAULT, CHEAP);
  }

  House(Path data, SignInSetting setting, PasswordSetting passwordSetting) throws IOException {
    store =
        Store.open(StoreSetting.DEFAULT, MailboxSetting.DEFAULT, data, new RealDisk(), clock)
            .orThrow();
    accounts = store.accounts();
    SecureRandom chance = new SecureRandom();
    passwords = new Passwords(passwordSetting, chance);
    gate = new Gate(setting, new Gate.Rooms(names, accounts, passwords), clock, chance);
    register = new Register(new NewNames(names, accounts), accounts, passwords);
    var _ = accounts.addDomain(new Domain("example.org"));
    alice =
        ((NewAccount.Opened) register.open("alice@example.org", Secret.of(PASSWORD), 0)).account();
  }

  Outcome signIn(String name, String password) {
    return gate.decide(attempt(TLS, name, "", password));
  }

  static Attempt attempt(Channel channel, String name, String actAs, String password) {
    Origin origin =
        new Origin(
            Protocol.IMAP, new InetSocketAddress("192.0.2.7", 40_000), channel, "Tester 1", "s1");
    return new Attempt(origin, Mechanism.PLAIN, name, actAs, Secret.of(password));
  }

  List<Decision> watch() {
    List<Decision> seen = new CopyOnWriteArrayList<>();
    gate.watch(seen::add);
    return seen;
  }

  static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    passwords.close();
    store.close();
  }
}
