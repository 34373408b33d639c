package org.gatepost.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.MailboxName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecipientsTest {
  @TempDir Path folder;
  private MailHouse house;

  @BeforeEach
  void open() throws IOException {
    house = MailHouse.open(folder, new RealDisk());
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private Resolution resolve(String address) {
    return house.recipients().resolve(Address.parse(address).orElseThrow(), 0);
  }

  private Resolution.Local inboxes(String... locals) throws IOException {
    return inboxes(MailHouse.SETTING.messageBytesMax(), locals);
  }

  private Resolution.Local inboxes(long octetsMax, String... locals) throws IOException {
    java.util.ArrayList<Destination> all = new java.util.ArrayList<>();
    for (String local : locals) {
      all.add(destination(local, MailboxName.INBOX));
    }
    return new Resolution.Local(all, octetsMax);
  }

  private Destination destination(String local, MailboxName mailbox) throws IOException {
    var account = house.account(local).id();
    return new Destination(
        account, house.store().mailboxes().find(account, mailbox).orElseThrow().id());
  }

  @Test
  void anAccountIsFoundInAnyLetterCaseQuotedOrNot() throws IOException {
    assertThat(resolve("bob@example.org")).isEqualTo(inboxes("bob"));
    assertThat(resolve("BoB@Example.ORG")).isEqualTo(inboxes("bob"));
    assertThat(resolve("\"bob\"@example.org")).isEqualTo(inboxes("bob"));
    assertThat(resolve("李@example.org")).isEqualTo(inboxes("李"));
  }

  @Test
  void aSubAddressReachesItsOwner() throws IOException {
    assertThat(resolve("bob+shop@example.org")).isEqualTo(inboxes("bob"));
    assertThat(resolve("bob+@example.org")).isEqualTo(inboxes("bob"));
    assertThat(resolve("team+x+y@example.org")).isEqualTo(inboxes("bob", "carol"));
    assertThat(resolve("nobody+bob@example.org")).isEqualTo(new Resolution.Unknown());
    assertThat(resolve("+bob@example.org")).isEqualTo(new Resolution.Unknown());
  }

  @Test
  void aSubAddressGoesIntoTheFolderOfItsNameWhereThereIsOne() throws IOException {
    var bob = house.account("bob").id();
    MailboxName shop = new MailboxName("Shop");
    house.store().mailboxes().create(bob, shop, Set.of());
    assertThat(resolve("bob+shop@example.org"))
        .isEqualTo(
            new Resolution.Local(
                List.of(destination("bob", shop)), MailHouse.SETTING.messageBytesMax()));
    assertThat(resolve("bob+other@example.org")).isEqualTo(inboxes("bob"));
  }

  @Test
  void theSeparatorIsTheDomainsOwn() throws IOException {
    var home = house.account("bob").name().domain();
    house.store().accounts().setSeparator(home, "--");
    assertThat(resolve("bob--shop@example.org")).isEqualTo(inboxes("bob"));
    assertThat(resolve("bob+shop@example.org")).isEqualTo(new Resolution.Unknown());
    house.store().accounts().setSeparator(home, "");
    assertThat(resolve("bob--shop@example.org")).isEqualTo(new Resolution.Unknown());
  }

  @Test
  void aGroupReachesEachMemberOnce() throws IOException {
    assertThat(resolve("team@example.org")).isEqualTo(inboxes("bob", "carol"));
    assertThat(resolve("all@example.org")).isEqualTo(inboxes("bob", "carol"));
  }

  @Test
  void aGroupWithinItselfReachesItsOtherMembers() throws IOException {
    assertThat(resolve("ring@example.org")).isEqualTo(inboxes("bob", "carol"));
    assertThat(resolve("circle@example.org")).isEqualTo(new Resolution.Loop());
  }

  @Test
  void aGroupLargerThanAllowedIsNotFollowed() throws IOException {
    List<Address> many = new java.util.ArrayList<>();
    for (int i = 0; i < MailHouse.SETTING.expansionMax(); i++) {
      many.add(Address.parse("bob+" + i + "@example.org").orElseThrow());
    }
    Address crowd = Address.parse("crowd@example.org").orElseThrow();
    house.store().accounts().addAlias(crowd, many);
    assertThat(resolve("crowd@example.org")).isEqualTo(new Resolution.Misdirected());
    house.store().accounts().addAlias(crowd, many.subList(1, many.size()));
    assertThat(resolve("crowd@example.org")).isEqualTo(inboxes("bob"));
  }

  @Test
  void anAliasOutOfTheHouseIsToldFromAnUnknownName() {
    assertThat(resolve("outward@example.org")).isEqualTo(new Resolution.Misdirected());
    assertThat(resolve("nobody@example.org")).isEqualTo(new Resolution.Unknown());
    assertThat(resolve("bob@elsewhere.example")).isEqualTo(new Resolution.NotOurs());
    assertThat(resolve("bob@[192.0.2.1]")).isEqualTo(new Resolution.NotOurs());
  }

  @Test
  void aCatchAllGetsWhatNobodyElseIsThereFor() throws IOException {
    assertThat(resolve("anyone@caught.example")).isEqualTo(inboxes("bob"));
    assertThat(resolve("anyone+x@small.example")).isEqualTo(inboxes(10_000, "carol"));
  }

  @Test
  void aDomainOfAnyScriptIsOneDomainInBothSpellings() throws IOException {
    Domain books = new Domain("xn--bcher-kva.example");
    house.store().accounts().addDomain(books);
    house.store().accounts().setCatchAll(books, Address.parse("bob@example.org"));
    for (String name :
        List.of(
            "anyone@xn--bcher-kva.example",
            "anyone@bücher.example",
            "anyone@BÜCHER.example",
            "\"any one\"@bücher.example")) {
      assertThat(resolve(name)).as(name).isEqualTo(inboxes("bob"));
    }
  }

  @Test
  void aCatchAllThatLeadsNowhereIsToldFromAnUnknownName() throws IOException {
    Domain home = house.account("bob").name().domain();
    house.store().accounts().setCatchAll(home, Address.parse("ghost@example.org"));
    assertThat(resolve("anyone@example.org")).isEqualTo(new Resolution.Loop());
    house.store().accounts().setCatchAll(home, Address.parse("dora@example.org"));
    assertThat(resolve("anyone@example.org")).isEqualTo(new Resolution.Disabled());
    assertThat(resolve("bob@example.org")).isEqualTo(inboxes("bob"));
    assertThat(resolve("abuse@example.org")).isEqualTo(inboxes("root"));
  }

  @Test
  void aGroupReachesItsOtherMembersWhereOneIsDisabledAndNobodyWhereOneIsFull() throws IOException {
    Address group = Address.parse("mixed@example.org").orElseThrow();
    List<Address> some =
        List.of(
            Address.parse("Bob@example.org").orElseThrow(),
            Address.parse("dora@example.org").orElseThrow(),
            Address.parse("bob+x@example.org").orElseThrow());
    house.store().accounts().addAlias(group, some);
    assertThat(resolve("Mixed+tag@example.org")).isEqualTo(inboxes("bob"));
    List<Address> more = new java.util.ArrayList<>(some);
    more.add(Address.parse("full@example.org").orElseThrow());
    house.store().accounts().addAlias(group, more);
    assertThat(resolve("mixed@example.org")).isEqualTo(new Resolution.OverQuota());
  }

  @Test
  void theNamesThatMustBeReachableReachTheAdministrator() throws IOException {
    for (String role :
        List.of("postmaster", "Abuse", "hostmaster", "webmaster", "security", "noc", "www")) {
      assertThat(resolve(role + "@example.org")).as(role).isEqualTo(inboxes("root"));
      assertThat(resolve(role + "@caught.example")).as(role).isEqualTo(inboxes("root"));
    }
    assertThat(house.recipients().postmaster(0)).isEqualTo(inboxes("root"));
    assertThat(resolve("bob@" + MailHouse.HOSTNAME)).isEqualTo(new Resolution.NotOurs());
  }

  @Test
  void aRoleNameThatWasGivenToSomebodyReachesThem() throws IOException {
    Address sales = Address.parse("sales@example.org").orElseThrow();
    Address carol = Address.parse("carol@example.org").orElseThrow();
    house.store().accounts().addAlias(sales, List.of(carol));
    assertThat(resolve("sales@example.org")).isEqualTo(inboxes("carol"));
  }

  @Test
  void whoMayNotOrCanNotReceiveIsSaidToBeThat() {
    assertThat(resolve("dora@example.org")).isEqualTo(new Resolution.Disabled());
    assertThat(resolve("retired@example.org")).isEqualTo(new Resolution.Disabled());
    assertThat(resolve("full@example.org")).isEqualTo(new Resolution.OverQuota());
  }

  @Test
  void theAnnouncedSizeIsHeldAgainstDomainAndQuota() throws IOException {
    Recipients recipients = house.recipients();
    Address nearly = Address.parse("nearly@example.org").orElseThrow();
    long room = MailHouse.NEARLY_OCTETS - TraceHeader.OCTETS_ABOUT;
    assertThat(recipients.resolve(nearly, room)).isEqualTo(inboxes("nearly"));
    assertThat(recipients.resolve(nearly, room + 1)).isEqualTo(new Resolution.OverQuota());
    Address small = Address.parse("anyone@small.example").orElseThrow();
    assertThat(recipients.resolve(small, 10_000)).isEqualTo(inboxes(10_000, "carol"));
    assertThat(recipients.resolve(small, 10_001)).isEqualTo(new Resolution.TooLarge());
  }

  @Test
  void anAccountOwnsItsNameItsSubAddressesAndItsAliases() throws IOException {
    var bob = house.account("bob").id();
    for (String own : List.of("bob@example.org", "Bob+x@example.org", "team@example.org")) {
      assertThat(house.recipients().ownership(Address.parse(own).orElseThrow(), bob))
          .as(own)
          .isEqualTo(Ownership.OWN);
    }
    for (String other : List.of("carol@example.org", "ann@elsewhere.example", "x@example.org")) {
      assertThat(house.recipients().ownership(Address.parse(other).orElseThrow(), bob))
          .as(other)
          .isEqualTo(Ownership.FOREIGN);
    }
    var full = house.account("full").id();
    assertThat(house.recipients().ownership(Address.parse("full@example.org").orElseThrow(), full))
        .isEqualTo(Ownership.OWN);
  }

  @Test
  void anAdministratorWhoIsNamedGetsTheMail() throws IOException {
    DeliverySetting named =
        new DeliverySetting("Carol@example.org", 100_000, List.of(), false, 50, 100);
    Recipients recipients =
        new Recipients(
            new Domain(MailHouse.HOSTNAME),
            named,
            new org.gatepost.gate.name.Names(org.gatepost.gate.name.NameSetting.DEFAULT),
            house.store().accounts(),
            house.store().mailboxes());
    assertThat(recipients.postmaster(0)).isEqualTo(inboxes("carol"));
  }
}
