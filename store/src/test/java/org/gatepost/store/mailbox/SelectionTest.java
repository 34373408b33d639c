package org.gatepost.store.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
  private static final UidSet ALL = UidSet.range(1, Integer.MAX_VALUE);
  private static final FlagNames SEEN = FlagNames.system(Flags.SEEN);
  private static final FlagNames DELETED = FlagNames.system(Flags.DELETED);

  @TempDir Path folder;
  private House house;
  private AccountId bob;

  @BeforeEach
  void open() throws IOException {
    house = House.in(folder);
    bob = house.add("bob");
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @Test
  void aMessageThatWasAppendedIsReadBack() throws IOException {
    int uid = house.append(bob, "INBOX", "one", new FlagNames(Flags.FLAGGED, List.of("$Label")));
    try (Selection inbox = house.select(bob, "INBOX")) {
      assertThat(inbox.count()).isEqualTo(1);
      assertThat(inbox.uid(1)).isEqualTo(uid);
      assertThat(inbox.uidNext()).isEqualTo(uid + 1);
      assertThat(inbox.keywords().names()).containsExactly("$Label");
      assertThat(rows(inbox))
          .containsExactly("1 uid=1 flags=\\Flagged \\Recent $Label octets=3 date=1767600000");
      try (Content content = inbox.content(uid).orElseThrow()) {
        assertThat(content.bytes(0, 3)).isEqualTo("one".getBytes(US_ASCII));
      }
      assertThat(inbox.indexes(new int[] {uid, 99}))
          .containsExactly(House.index("one"), new byte[0]);
      assertThat(inbox.saveDates(new int[] {uid, 99})).containsExactly(1767323045L, 0);
      assertThat(inbox.content(99)).isEmpty();
    }
  }

  @Test
  void anotherSessionsMessagesShowWhenPolled() throws IOException {
    try (Selection inbox = house.select(bob, "INBOX")) {
      AtomicInteger woken = new AtomicInteger();
      inbox.onChange(woken::incrementAndGet);
      house.append(bob, "INBOX", "one");
      house.append(bob, "Sent", "elsewhere");
      assertThat(woken).hasValue(1);
      assertThat(inbox.count()).isZero();
      Updates updates = inbox.poll(true);
      assertThat(updates.grown()).isTrue();
      assertThat(updates.count()).isEqualTo(1);
      assertThat(updates.recent()).isEqualTo(1);
      assertThat(inbox.poll(true).isEmpty()).isTrue();
    }
  }

  @Test
  void anExpungedMessageKeepsItsNumberUntilItMayBeAnnounced() throws IOException {
    fill(3);
    try (Selection one = house.select(bob, "INBOX");
        Selection other = house.select(bob, "INBOX")) {
      store(other, UidSet.of(1, 2), DELETED);
      other.expunge();
      house.append(bob, "INBOX", "four");

      Updates updates = one.poll(false);
      assertThat(updates.expungedSequences()).isEmpty();
      assertThat(updates.count()).isEqualTo(4);
      assertThat(one.uid(1)).isEqualTo(1);
      assertThat(one.uid(3)).isEqualTo(3);
      assertThat(one.uid(4)).isEqualTo(4);
      assertThat(one.sequence(2)).isEqualTo(2);
      assertThat(numbers(one)).containsExactly(3, 4);
      assertThat(one.content(1)).isEmpty();

      updates = one.poll(true);
      assertThat(updates.expungedSequences()).containsExactly(2, 1);
      assertThat(updates.expunged()).isEqualTo(UidSet.of(1, 2));
      assertThat(updates.grown()).isFalse();
      assertThat(one.sequence(3)).isEqualTo(1);
    }
  }

  @Test
  void flagsChangeTogetherUnderOneChangeNumber() throws IOException {
    fill(3);
    try (Selection inbox = house.select(bob, "INBOX")) {
      long before = inbox.highestModSeq();
      StoreOutcome.Stored stored = store(inbox, UidSet.of(1, 3, 7), SEEN);
      assertThat(stored.changed()).isEqualTo(UidSet.of(1, 3));
      assertThat(stored.modSeq()).isEqualTo(before + 1);
      assertThat(inbox.poll(true).changed()).containsExactly(1, 3);
      assertThat(inbox.highestModSeq()).isEqualTo(before + 1);
      assertThat(inbox.firstUnseen()).isEqualTo(2);

      StoreOutcome.Stored again = store(inbox, UidSet.of(1, 3), SEEN);
      assertThat(again.changed()).isEqualTo(UidSet.EMPTY);
      assertThat(again.modSeq()).isEqualTo(before + 1);
    }
  }

  @Test
  void aMessageThatChangedLaterIsLeftAlone() throws IOException {
    fill(2);
    try (Selection inbox = house.select(bob, "INBOX")) {
      long known = inbox.highestModSeq();
      store(inbox, UidSet.of(1), SEEN);
      FlagChange flag = new FlagChange(FlagChange.Operation.ADD, FlagNames.system(Flags.FLAGGED));
      StoreOutcome.Stored stored =
          (StoreOutcome.Stored) inbox.storeFlags(ALL, flag, OptionalLong.of(known));
      assertThat(stored.changed()).isEqualTo(UidSet.of(2));
      assertThat(stored.modified()).isEqualTo(UidSet.of(1));
    }
  }

  @Test
  void aMailboxHasRoomForSoManyKeywordsAndNoMore() throws IOException {
    fill(1);
    try (Selection inbox = house.select(bob, "INBOX")) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < Flags.KEYWORDS_MAX; i++) {
        names.add("k" + i);
      }
      store(inbox, ALL, new FlagNames(0, names));
      FlagChange more = new FlagChange(FlagChange.Operation.ADD, new FlagNames(0, List.of("x")));
      assertThat(inbox.storeFlags(ALL, more, OptionalLong.empty()))
          .isInstanceOf(StoreOutcome.TooManyKeywords.class);
      store(inbox, ALL, new FlagNames(0, List.of("K57")));
      Updates updates = inbox.poll(true);
      assertThat(updates.newKeywords()).isTrue();
      assertThat(inbox.keywords().names()).isEqualTo(names);
      FlagChange none = new FlagChange(FlagChange.Operation.REPLACE, FlagNames.NONE);
      inbox.storeFlags(ALL, none, OptionalLong.empty());
      inbox.poll(true);
      assertThat(rows(inbox).getFirst()).contains("flags=\\Recent octets");
    }
  }

  @Test
  void onlyTheFirstSessionThatMayWriteSeesAMessageAsRecent() throws IOException {
    fill(2);
    try (Selection looker = house.examine(bob, "INBOX");
        Selection first = house.select(bob, "INBOX");
        Selection second = house.select(bob, "INBOX")) {
      assertThat(looker.recent()).isEqualTo(2);
      assertThat(first.recent()).isEqualTo(2);
      assertThat(second.recent()).isZero();
      assertThat(house.status(bob, "INBOX").recent()).isZero();
    }
    house.append(bob, "INBOX", "three");
    assertThat(house.status(bob, "INBOX").recent()).isEqualTo(1);
    house.close();
    house = House.in(folder);
    assertThat(house.status(bob, "INBOX").recent()).isEqualTo(1);
  }

  @Test
  void aReadOnlySessionChangesNothing() throws IOException {
    fill(1);
    try (Selection inbox = house.examine(bob, "INBOX")) {
      FlagChange seen = new FlagChange(FlagChange.Operation.ADD, SEEN);
      assertThat(inbox.storeFlags(ALL, seen, OptionalLong.empty()))
          .isEqualTo(new StoreOutcome.ReadOnly());
      assertThat(inbox.expunge()).isEqualTo(new ExpungeOutcome.ReadOnly());
      assertThat(inbox.move(ALL, house.id(bob, "Sent"))).isEqualTo(new CopyOutcome.ReadOnly());
    }
  }

  @Test
  void aCopySharesTheRecordAndOutlivesTheOriginal() throws IOException {
    house.append(bob, "INBOX", "one", new FlagNames(Flags.SEEN, List.of("blue")));
    house.append(bob, "Archive", "other", new FlagNames(0, List.of("red")));
    try (Selection inbox = house.select(bob, "INBOX");
        Selection archive = house.select(bob, "Archive")) {
      CopyOutcome.Copied copied = (CopyOutcome.Copied) inbox.copy(ALL, archive.mailbox());
      assertThat(copied.from()).isEqualTo(UidSet.of(1));
      assertThat(copied.to()).isEqualTo(UidSet.of(2));
      assertThat(copied.uidValidity()).isEqualTo(archive.uidValidity());
      long email = inbox.emailId(1);
      store(inbox, ALL, DELETED);
      inbox.expunge();
      archive.poll(true);
      assertThat(archive.emailId(2)).isEqualTo(email);
      assertThat(rows(archive).get(1))
          .isEqualTo("2 uid=2 flags=\\Seen \\Recent blue octets=3 date=1767600000");
      try (Content content = archive.content(2).orElseThrow()) {
        assertThat(content.bytes(0, 3)).isEqualTo("one".getBytes(US_ASCII));
      }
    }
  }

  @Test
  void aMoveIsSeenByBothSides() throws IOException {
    fill(3);
    try (Selection inbox = house.select(bob, "INBOX");
        Selection trash = house.select(bob, "Trash")) {
      CopyOutcome.Copied moved = (CopyOutcome.Copied) inbox.move(UidSet.of(1, 3), trash.mailbox());
      assertThat(moved.to()).isEqualTo(UidSet.of(1, 2));
      assertThat(inbox.poll(true).expungedSequences()).containsExactly(3, 1);
      assertThat(trash.poll(true).count()).isEqualTo(2);
      assertThat(house.mailboxes().quota(bob).messages()).isEqualTo(3);
    }
  }

  @Test
  void aMessageMovedWithinItsMailboxGetsANewUid() throws IOException {
    fill(2);
    try (Selection inbox = house.select(bob, "INBOX")) {
      inbox.move(UidSet.of(1), inbox.mailbox());
      Updates updates = inbox.poll(true);
      assertThat(updates.expungedSequences()).containsExactly(1);
      assertThat(updates.grown()).isTrue();
      assertThat(updates.count()).isEqualTo(2);
      assertThat(inbox.uid(2)).isEqualTo(3);
    }
    assertThat(house.status(bob, "INBOX").messages()).isEqualTo(2);
  }

  @Test
  void whatVanishedIsToldFromTheLogAsFarAsItReaches() throws IOException {
    house.close();
    MailboxSetting two = new MailboxSetting(100, 0, 20, 1000, java.time.Duration.ofMinutes(1), 2);
    house = House.in(folder, two, new org.gatepost.store.disk.RealDisk());
    fill(5);
    try (Selection inbox = house.select(bob, "INBOX")) {
      long start = inbox.highestModSeq();
      expungeOne(inbox, 1);
      long middle = inbox.highestModSeq();
      expungeOne(inbox, 2);
      expungeOne(inbox, 4);
      assertThat(inbox.vanished(middle, ALL)).isEqualTo(new VanishedSince(UidSet.of(2, 4), true));
      assertThat(inbox.vanished(middle, UidSet.of(1, 2, 3)))
          .isEqualTo(new VanishedSince(UidSet.of(2), true));
      assertThat(inbox.vanished(start, UidSet.range(2, 9)))
          .isEqualTo(new VanishedSince(UidSet.of(2, 4), false));
      assertThat(inbox.vanished(start, ALL))
          .isEqualTo(new VanishedSince(UidSet.of(1, 2, 4), false));
    }
  }

  @Test
  void aDeletedMailboxTellsItsSessions() throws IOException {
    house.create(bob, "Gone");
    house.append(bob, "Gone", "one");
    try (Selection gone = house.select(bob, "Gone")) {
      house.mailboxes().delete(bob, new MailboxName("Gone"));
      assertThat(gone.poll(true).deleted()).isTrue();
      assertThat(gone.content(1)).isEmpty();
      assertThat(gone.expunge()).isEqualTo(new ExpungeOutcome.NoSuchMailbox());
      assertThat(gone.copy(ALL, house.id(bob, "INBOX"))).isEqualTo(new CopyOutcome.NoSuchMailbox());
    }
    assertThat(house.mailboxes().quota(bob).messages()).isZero();
  }

  private void fill(int messages) throws IOException {
    for (int i = 0; i < messages; i++) {
      house.append(bob, "INBOX", "message " + i);
    }
  }

  private static void expungeOne(Selection selection, int uid) throws IOException {
    store(selection, UidSet.of(uid), DELETED);
    selection.expunge();
    selection.poll(true);
  }

  private static StoreOutcome.Stored store(Selection selection, UidSet uids, FlagNames flags)
      throws IOException {
    FlagChange change = new FlagChange(FlagChange.Operation.ADD, flags);
    return (StoreOutcome.Stored) selection.storeFlags(uids, change, OptionalLong.empty());
  }

  private static List<Integer> numbers(Selection selection) {
    List<Integer> numbers = new ArrayList<>();
    selection.rows(1, selection.count(), (sequence, _, _, _, _, _) -> numbers.add(sequence));
    return numbers;
  }

  private static List<String> rows(Selection selection) {
    List<String> rows = new ArrayList<>();
    selection.rows(
        1,
        selection.count(),
        (sequence, uid, flags, _, octets, date) ->
            rows.add(
                sequence
                    + " uid="
                    + uid
                    + " flags="
                    + String.join(" ", names(selection, flags))
                    + " octets="
                    + octets
                    + " date="
                    + date));
    return rows;
  }

  private static List<String> names(Selection selection, long flags) {
    List<String> names = new ArrayList<>();
    if ((flags & Flags.SEEN) != 0) {
      names.add("\\Seen");
    }
    if ((flags & Flags.FLAGGED) != 0) {
      names.add("\\Flagged");
    }
    if ((flags & Flags.RECENT) != 0) {
      names.add("\\Recent");
    }
    names.addAll(selection.keywords().names(flags));
    return names;
  }
}
