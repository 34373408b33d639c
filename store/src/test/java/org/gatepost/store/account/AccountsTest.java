package org.gatepost.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.testkit.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  private static final Domain DOMAIN = new Domain("example.org");
  private static final Address BOB = new Address("bob", DOMAIN);
  private static final Address ANN = new Address("ann", DOMAIN);

  @TempDir Path folder;

  private Store store;
  private Accounts accounts;

  @BeforeEach
  void open() throws IOException {
    store =
        Store.open(
                StoreSetting.DEFAULT,
                MailboxSetting.DEFAULT,
                folder.resolve("data"),
                new RealDisk(),
                Clock.standing())
            .orThrow();
    accounts = store.accounts();
    accounts.addDomain(DOMAIN);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void anAccountIsFoundWhateverTheCaseOfItsName() throws IOException {
    Account bob = add(new Address("Bob", DOMAIN));
    assertThat(bob.name()).isEqualTo(BOB);
    assertThat(accounts.find(new Address("BOB", DOMAIN))).contains(bob);
    assertThat(accounts.find(bob.id())).contains(bob);
  }

  @Test
  void theFirstAccountOfAStateIsKnownAfterEveryChange() throws IOException {
    assertThat(accounts.first(AccountState.ACTIVE)).isEmpty();
    Account bob = add(BOB);
    Account ann = add(ANN);
    assertThat(accounts.first(AccountState.ACTIVE)).contains(bob);
    accounts.setState(bob.id(), AccountState.DISABLED);
    assertThat(accounts.first(AccountState.ACTIVE)).contains(ann);
    assertThat(accounts.first(AccountState.DISABLED).orElseThrow().id()).isEqualTo(bob.id());
    accounts.remove(ann.id());
    assertThat(accounts.first(AccountState.ACTIVE)).isEmpty();
    accounts.setState(bob.id(), AccountState.ACTIVE);
    assertThat(accounts.first(AccountState.ACTIVE)).contains(bob);
  }

  @Test
  void aNameIsGivenOnceToAnAccountOrAnAlias() throws IOException {
    assertThat(accounts.find(BOB)).isEmpty();
    add(BOB);
    assertThat(accounts.add(BOB, "$other$", 0)).isEqualTo(new AddAccount.Exists());
    assertThat(accounts.addAlias(BOB, List.of(ANN))).isEqualTo(new AddAlias.IsAccount());
    accounts.addAlias(ANN, List.of(BOB));
    assertThat(accounts.add(ANN, "$other$", 0)).isEqualTo(new AddAccount.Exists());
  }

  @Test
  void namesBelongToADomainOfOurs() throws IOException {
    Address stranger = new Address("bob", new Domain("elsewhere.example"));
    assertThat(accounts.add(stranger, "$hash$", 0)).isEqualTo(new AddAccount.NoSuchDomain());
    assertThat(accounts.addAlias(stranger, List.of(BOB))).isEqualTo(new AddAlias.NoSuchDomain());
  }

  @Test
  void aDomainInUseIsNotRemoved() throws IOException {
    Account bob = add(BOB);
    accounts.addAlias(ANN, List.of(BOB));
    assertThat(accounts.removeDomain(DOMAIN)).isEqualTo(new RemoveDomain.InUse(1, 1));
    accounts.remove(bob.id());
    accounts.removeAlias(ANN);
    assertThat(accounts.domain(DOMAIN)).isPresent();
    assertThat(accounts.removeDomain(DOMAIN)).isEqualTo(new RemoveDomain.Removed());
    assertThat(accounts.domain(DOMAIN)).isEmpty();
    assertThat(accounts.removeDomain(DOMAIN)).isEqualTo(new RemoveDomain.NoSuchDomain());
  }

  @Test
  void everyWriteIsSeenByTheNextRead() throws IOException {
    AccountId id = add(BOB).id();
    long revision = accounts.revision();
    assertThat(accounts.credentials(id)).extracting(Credential::encoded).containsExactly("$hash$");
    accounts.replacePassword(id, "$new$");
    assertThat(accounts.credentials(id)).extracting(Credential::encoded).containsExactly("$new$");
    accounts.setState(id, AccountState.DISABLED);
    assertThat(accounts.find(BOB)).map(Account::state).contains(AccountState.DISABLED);
    accounts.setQuota(id, 99);
    assertThat(accounts.find(id)).map(Account::quotaOctets).contains(99L);
    assertThat(accounts.alias(ANN)).isEmpty();
    accounts.addAlias(ANN, List.of(BOB, new Address("x", DOMAIN)));
    assertThat(accounts.alias(ANN)).contains(List.of(BOB, new Address("x", DOMAIN)));
    accounts.addAlias(ANN, List.of(BOB));
    assertThat(accounts.aliases()).containsExactly(new Alias(ANN, List.of(BOB)));
    assertThat(accounts.domain(DOMAIN)).map(DomainEntry::separator).contains("+");
    accounts.setSeparator(DOMAIN, "");
    accounts.setCatchAll(DOMAIN, Optional.of(BOB));
    accounts.setDomainQuota(DOMAIN, 5);
    DomainEntry domain = accounts.domain(DOMAIN).orElseThrow();
    assertThat(domain.separator()).isEmpty();
    assertThat(domain.catchAll()).contains(BOB);
    assertThat(accounts.domains()).containsExactly(domain);
    assertThat(accounts.revision()).isEqualTo(revision + 8);
  }

  @Test
  void nothingIsChangedForAnAccountThatIsNot() throws IOException {
    long revision = accounts.revision();
    AccountId nobody = new AccountId(77);
    assertThat(accounts.replacePassword(nobody, "$new$")).isFalse();
    assertThat(accounts.setQuota(nobody, 1)).isFalse();
    assertThat(accounts.setState(nobody, AccountState.ACTIVE)).isFalse();
    assertThat(accounts.remove(nobody)).isFalse();
    assertThat(accounts.setCatchAll(new Domain("elsewhere.example"), Optional.empty())).isFalse();
    assertThat(accounts.credentials(nobody)).isEmpty();
    assertThat(accounts.revision()).isEqualTo(revision);
  }

  @Test
  void aRemovedAccountLeavesNoKeyNoRowAndNoNumber() throws IOException {
    AccountId id = add(BOB).id();
    assertThat(accounts.key(id)).isPresent();
    assertThat(accounts.remove(id)).isTrue();
    assertThat(accounts.key(id)).isEmpty();
    assertThat(accounts.find(BOB)).isEmpty();
    assertThat(accounts.credentials(id)).isEmpty();
    for (String table : List.of("account", "account_key", "credential", "mailbox", "removal")) {
      long rows = store.database().read(db -> db.sql("SELECT COUNT(*) FROM " + table).number(-1));
      assertThat(rows).as(table).isZero();
    }
    assertThat(add(BOB).id()).isNotEqualTo(id);
  }

  private Account add(Address name) throws IOException {
    return switch (accounts.add(name, "$hash$", 0)) {
      case AddAccount.Added(Account account) -> account;
      case AddAccount.Exists(), AddAccount.NoSuchDomain() ->
          throw new AssertionError("not added: " + name);
    };
  }
}
