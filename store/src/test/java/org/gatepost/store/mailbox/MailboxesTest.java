package org.gatepost.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.commit.Emptying;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxesTest {
  private static final int COUNT_MAX = 12;
  private static final int LEVELS_MAX = 3;

  @TempDir Path folder;
  private House house;
  private AccountId bob;

  @BeforeEach
  void open() throws IOException {
    house =
        House.in(
            folder,
            new MailboxSetting(COUNT_MAX, 4, LEVELS_MAX, 1000, Duration.ofMinutes(1), 10),
            new RealDisk());
    bob = house.add("bob");
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @Test
  void anAccountHasItsFirstMailboxesAndIsSubscribedToThem() throws IOException {
    assertThat(house.mailboxes().list(bob))
        .allMatch(MailboxEntry::subscribed)
        .allMatch(MailboxEntry::exists)
        .extracting(entry -> entry.name() + " " + entry.uses())
        .containsExactly(
            "INBOX []",
            "Archive [ARCHIVE]",
            "Drafts [DRAFTS]",
            "Junk [JUNK]",
            "Sent [SENT]",
            "Trash [TRASH]");
  }

  @Test
  void aMailboxIsMadeWithThoseAboveIt() throws IOException {
    house.create(bob, "a/b/c");
    assertThat(house.names(bob)).contains("a", "a/b", "a/b/c");
    assertThat(create("a/b")).isEqualTo(new NamingOutcome.Exists());
    assertThat(create("Inbox")).isEqualTo(new NamingOutcome.Exists());
  }

  @Test
  void aNameMayHaveSoManyLevelsAndNoMore() throws IOException {
    assertThat(create("a/b/c/d")).isEqualTo(new NamingOutcome.TooDeep(LEVELS_MAX));
    house.create(bob, "x/y");
    house.create(bob, "z");
    assertThat(rename("x", "z/x")).isEqualTo(new NamingOutcome.Renamed());
    assertThat(rename("z", "w/z")).isEqualTo(new NamingOutcome.TooDeep(LEVELS_MAX));
  }

  @Test
  void anAccountMayHaveSoManyMailboxesAndNoMore() throws IOException {
    for (int i = 6; i < COUNT_MAX - 1; i++) {
      house.create(bob, "m" + i);
    }
    assertThat(create("a/b")).isEqualTo(new NamingOutcome.TooMany(COUNT_MAX));
    house.create(bob, "last");
    assertThat(create("more")).isEqualTo(new NamingOutcome.TooMany(COUNT_MAX));
    assertThat(rename("INBOX", "more")).isEqualTo(new NamingOutcome.TooMany(COUNT_MAX));
  }

  @Test
  void anAccountMaySubscribeToSoManyNamesAndNoMore() throws IOException {
    for (int i = 6; i < COUNT_MAX; i++) {
      assertThat(house.mailboxes().subscribe(bob, new MailboxName("n" + i))).isTrue();
    }
    assertThat(house.mailboxes().subscribe(bob, new MailboxName("more"))).isFalse();
    assertThat(house.mailboxes().subscribe(bob, new MailboxName("n7"))).isTrue();
    house.mailboxes().unsubscribe(bob, new MailboxName("n7"));
    assertThat(house.mailboxes().subscribe(bob, new MailboxName("more"))).isTrue();
    assertThat(house.mailboxes().list(bob)).hasSize(COUNT_MAX);
  }

  @Test
  void aUseBelongsToOneMailbox() throws IOException {
    Set<SpecialUse> uses = Set.of(SpecialUse.SENT);
    assertThat(house.mailboxes().create(bob, new MailboxName("Out"), uses))
        .isEqualTo(new NamingOutcome.UseTaken(SpecialUse.SENT));
    house.mailboxes().delete(bob, new MailboxName("Sent"));
    assertThat(house.mailboxes().create(bob, new MailboxName("Out"), uses))
        .isInstanceOf(NamingOutcome.Created.class);
  }

  @Test
  void aNameThatIsMadeAgainHasAnotherUidValidity() throws IOException {
    house.create(bob, "a");
    MailboxEntry before = house.mailboxes().find(bob, new MailboxName("a")).orElseThrow();
    house.mailboxes().delete(bob, new MailboxName("a"));
    assertThat(house.mailboxes().find(bob, new MailboxName("a"))).isEmpty();
    house.create(bob, "a");
    MailboxEntry after = house.mailboxes().find(bob, new MailboxName("a")).orElseThrow();
    assertThat(after.uidValidity()).isGreaterThan(before.uidValidity());
    assertThat(after.id()).isNotEqualTo(before.id());
  }

  @Test
  void aDeletedMailboxLeavesItsChildrenAndItsSubscription() throws IOException {
    house.create(bob, "a/b");
    house.mailboxes().subscribe(bob, new MailboxName("a"));
    assertThat(house.mailboxes().delete(bob, new MailboxName("a")))
        .isEqualTo(new NamingOutcome.Deleted());
    assertThat(house.names(bob)).contains("a/b");
    assertThat(house.mailboxes().list(bob))
        .contains(new MailboxEntry(MailboxId.NONE, new MailboxName("a"), 0, Set.of(), true, false));
    assertThat(house.mailboxes().delete(bob, new MailboxName("a")))
        .isEqualTo(new NamingOutcome.NoSuchMailbox());
    assertThat(house.mailboxes().delete(bob, MailboxName.INBOX))
        .isEqualTo(new NamingOutcome.IsInbox());
    house.mailboxes().unsubscribe(bob, new MailboxName("a"));
    assertThat(house.names(bob)).doesNotContain("a");
  }

  @Test
  void aLargeMailboxIsDeletedWithAllItHolds() throws IOException {
    AccountId carol = large();
    try (Selection copies = house.select(carol, "a")) {
      assertThat(copies.count()).isGreaterThan(2 * Emptying.AT_ONCE);
      house.mailboxes().delete(carol, new MailboxName("a"));
      assertThat(copies.poll(true).deleted()).isTrue();
    }
    assertThat(house.mailboxes().quota(carol).messages()).isEqualTo(1);
  }

  /// An account whose mailbox `a` holds thousands of copies of the one message in its INBOX.
  private AccountId large() throws IOException {
    house.close();
    house = House.in(folder);
    AccountId carol = house.add("carol");
    MailboxId a = house.create(carol, "a");
    house.append(carol, "INBOX", "one");
    try (Selection inbox = house.select(carol, "INBOX")) {
      inbox.copy(UidSet.of(1), a);
    }
    try (Selection copies = house.select(carol, "a")) {
      for (int i = 0; i < 13; i++) {
        copies.copy(UidSet.range(1, Integer.MAX_VALUE), a);
      }
    }
    return carol;
  }

  @Test
  void aRenamedMailboxKeepsWhatIsItsOwnAndTakesItsChildrenAlong() throws IOException {
    house.create(bob, "a/b");
    house.create(bob, "ab");
    house.mailboxes().subscribe(bob, new MailboxName("a/b"));
    house.append(bob, "a/b", "one");
    MailboxEntry before = house.mailboxes().find(bob, new MailboxName("a/b")).orElseThrow();
    assertThat(rename("a", "x/y")).isEqualTo(new NamingOutcome.Renamed());
    assertThat(house.names(bob)).contains("x", "x/y", "x/y/b", "ab").doesNotContain("a", "a/b");
    MailboxEntry after = house.mailboxes().find(bob, new MailboxName("x/y/b")).orElseThrow();
    assertThat(after.uidValidity()).isEqualTo(before.uidValidity());
    assertThat(after.subscribed()).isTrue();
    assertThat(house.status(bob, "x/y/b").messages()).isEqualTo(1);
  }

  @Test
  void aNameCanMoveUpOverItsOwnPlace() throws IOException {
    house.create(bob, "a/a/a");
    house.mailboxes().delete(bob, new MailboxName("a"));
    assertThat(rename("a/a", "a")).isEqualTo(new NamingOutcome.Renamed());
    assertThat(house.names(bob)).contains("a", "a/a").doesNotContain("a/a/a");
  }

  @Test
  void aRenameThatCannotBeChangesNothing() throws IOException {
    house.create(bob, "a/b");
    house.create(bob, "x");
    assertThat(rename("a", "x")).isEqualTo(new NamingOutcome.Exists());
    assertThat(rename("a", "a")).isEqualTo(new NamingOutcome.Exists());
    assertThat(rename("a", "a/c")).isEqualTo(new NamingOutcome.BelowItself());
    assertThat(rename("none", "y")).isEqualTo(new NamingOutcome.NoSuchMailbox());
    assertThat(rename("a", "Inbox")).isEqualTo(new NamingOutcome.Exists());
    assertThat(house.names(bob)).contains("a", "a/b", "x");
  }

  @Test
  void renamingInboxMovesItsMessagesAndLeavesItsChildren() throws IOException {
    house.append(bob, "INBOX", "one");
    house.append(bob, "INBOX", "two");
    house.create(bob, "INBOX/child");
    try (Selection inbox = house.select(bob, "INBOX")) {
      assertThat(rename("INBOX", "old/mail")).isEqualTo(new NamingOutcome.Renamed());
      assertThat(inbox.poll(true).expungedSequences()).containsExactly(2, 1);
    }
    assertThat(house.names(bob)).contains("INBOX", "INBOX/child", "old", "old/mail");
    assertThat(house.status(bob, "old/mail").messages()).isEqualTo(2);
    assertThat(house.append(bob, "INBOX", "three")).isEqualTo(3);
  }

  @Test
  void statusIsTheSameFromMemoryAndFromTheDatabase() throws IOException {
    house.append(bob, "INBOX", "one", FlagNames.system(Flags.SEEN | Flags.DELETED));
    house.append(bob, "INBOX", "three");
    MailboxStatus stored = house.status(bob, "INBOX");
    assertThat(stored.messages()).isEqualTo(2);
    assertThat(stored.unseen()).isEqualTo(1);
    assertThat(stored.deleted()).isEqualTo(1);
    assertThat(stored.recent()).isEqualTo(2);
    assertThat(stored.uidNext()).isEqualTo(3);
    assertThat(stored.octets()).isEqualTo(8);
    try (Selection inbox = house.examine(bob, "INBOX")) {
      assertThat(house.status(bob, "INBOX")).isEqualTo(stored);
      assertThat(inbox.highestModSeq()).isEqualTo(stored.highestModSeq());
    }
    Map<MailboxId, MailboxStatus> all = house.mailboxes().statuses(bob);
    assertThat(all).hasSize(6).containsEntry(house.id(bob, "INBOX"), stored);
  }

  @Test
  void mailForSeveralIsKeptForAllOrForNone() throws IOException {
    AccountId full = house.add("full", 5);
    AccountId carol = house.add("carol");
    try (Draft draft = house.draft("123456")) {
      NewMessage message =
          new NewMessage(draft, House.index("123456"), House.MONDAY, FlagNames.NONE);
      Append toBob = new Append(bob, house.id(bob, "INBOX"), message);
      Append toFull = new Append(full, house.id(full, "INBOX"), message);
      Append toCarol = new Append(carol, house.id(carol, "INBOX"), message);
      Append toNobody = new Append(carol, new MailboxId(99), message);
      assertThat(house.mailboxes().append(List.of(toBob, toFull, toCarol)))
          .isEqualTo(new AppendOutcome.OverQuota(Set.of(full)));
      assertThat(house.mailboxes().append(List.of(toBob, toNobody)))
          .isEqualTo(new AppendOutcome.NoSuchMailbox(List.of(toNobody)));
      assertThat(house.status(bob, "INBOX").messages()).isZero();
      AppendOutcome outcome = house.mailboxes().append(List.of(toBob, toCarol, toBob));
      assertThat(((AppendOutcome.Appended) outcome).placed())
          .extracting(AppendOutcome.Placed::uid)
          .containsExactly(1, 1, 2);
    }
    assertThat(house.status(carol, "INBOX").messages()).isEqualTo(1);
  }

  @Test
  void aQuotaIsReachedButNotExceeded() throws IOException {
    AccountId small = house.add("small", 5);
    house.append(small, "INBOX", "12345");
    assertThat(house.mailboxes().quota(small)).isEqualTo(new Quota(5, 5, 1, 4));
    try (Selection inbox = house.select(small, "INBOX")) {
      assertThat(inbox.copy(UidSet.of(1), house.id(small, "Sent")))
          .isEqualTo(new CopyOutcome.OverQuota());
      assertThat(inbox.move(UidSet.of(1), house.id(small, "Sent")))
          .isInstanceOf(CopyOutcome.Copied.class);
    }
    house.mailboxes().delete(small, new MailboxName("Sent"));
    assertThat(house.mailboxes().quota(small)).isEqualTo(new Quota(0, 5, 0, 4));
  }

  @Test
  void theAccountsOfADomainShareItsQuota() throws IOException {
    AccountId carol = house.add("carol");
    house.store().accounts().setDomainQuota(House.DOMAIN, 8);
    house.append(bob, "INBOX", "12345");
    house.append(carol, "INBOX", "123");
    try (Draft draft = house.draft("y")) {
      NewMessage message = new NewMessage(draft, House.index("y"), House.MONDAY, FlagNames.NONE);
      Append append = new Append(carol, house.id(carol, "INBOX"), message);
      assertThat(house.mailboxes().append(List.of(append)))
          .isEqualTo(new AppendOutcome.OverQuota(Set.of(carol)));
    }
  }

  @Test
  void anAccountMayHoldSoManyMessagesAndNoMore() throws IOException {
    for (int i = 0; i < 4; i++) {
      house.append(bob, "INBOX", "x");
    }
    try (Draft draft = house.draft("y")) {
      NewMessage message = new NewMessage(draft, House.index("y"), House.MONDAY, FlagNames.NONE);
      assertThat(house.mailboxes().append(List.of(new Append(bob, house.id(bob, "Sent"), message))))
          .isEqualTo(new AppendOutcome.OverQuota(Set.of(bob)));
    }
  }

  @Test
  void whatWasKeptIsThereAfterClosing() throws IOException {
    house.append(bob, "INBOX", "one", new FlagNames(Flags.SEEN, List.of("blue")));
    MailboxStatus before = house.status(bob, "INBOX");
    List<MailboxEntry> list = house.mailboxes().list(bob);
    house.close();
    house = House.in(folder);
    assertThat(house.status(bob, "INBOX")).isEqualTo(before);
    assertThat(house.mailboxes().list(bob)).isEqualTo(list);
    assertThat(house.append(bob, "INBOX", "two")).isEqualTo(2);
  }

  private NamingOutcome.Create create(String name) throws IOException {
    return house.mailboxes().create(bob, MailboxName.parse(name).orElseThrow(), Set.of());
  }

  private NamingOutcome.Rename rename(String from, String to) throws IOException {
    return house
        .mailboxes()
        .rename(bob, MailboxName.parse(from).orElseThrow(), MailboxName.parse(to).orElseThrow());
  }
}
