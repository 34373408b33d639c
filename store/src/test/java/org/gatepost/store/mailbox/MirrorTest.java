package org.gatepost.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several sessions do things to two mailboxes at random; a naive model says what must come of it,
/// and a [Mirror] beside each session knows only what a client would be told.
class MirrorTest {
  private static final List<String> NAMES = List.of("INBOX", "Archive");
  private static final int STEPS_MAX = 40;

  @TempDir Path folder;

  @Test
  void everySessionIsToldExactlyWhatHappened() throws IOException {
    // Nothing stays in memory once it is closed, so that opening it again reads the database.
    MailboxSetting setting = new MailboxSetting(1000, 0, 20, 0, Duration.ZERO, 3);
    try (House house = House.in(folder, setting, new RealDisk())) {
      int[] accounts = {0};
      Cases.forAll(
          (chance, size) -> {
            AccountId account = house.add("user" + accounts[0]++);
            try (Play play = new Play(house, account, chance)) {
              for (int step = 0; step < 1 + size * STEPS_MAX / 256; step++) {
                play.step();
              }
              play.finish();
            }
          });
    }
  }

  /// One account, its model, and its sessions.
  private static final class Play implements AutoCloseable {
    private final House house;
    private final AccountId account;
    private final SplittableRandom chance;
    private final List<TreeMap<Integer, Long>> model = List.of(new TreeMap<>(), new TreeMap<>());
    private final int[] uidNext = {1, 1};
    private final List<Mirror> mirrors = new ArrayList<>();

    Play(House house, AccountId account, SplittableRandom chance) throws IOException {
      this.house = house;
      this.account = account;
      this.chance = chance;
      for (int i = 0; i < 4; i++) {
        mirrors.add(open(i % 2));
      }
    }

    private Mirror open(int mailbox) throws IOException {
      return new Mirror(house.select(account, NAMES.get(mailbox)), mailbox);
    }

    void step() throws IOException {
      int which = chance.nextInt(mirrors.size());
      Mirror mirror = mirrors.get(which);
      switch (chance.nextInt(8)) {
        case 0, 1 -> append(chance.nextInt(2));
        case 2, 3 -> flag(mirror);
        case 4 -> expunge(mirror);
        case 5 -> copy(mirror, chance.nextInt(2));
        case 6 -> mirror.poll(chance.nextBoolean());
        default -> {
          mirror.close();
          mirrors.set(which, open(mirror.mailbox()));
        }
      }
      if (chance.nextBoolean()) {
        mirrors.get(chance.nextInt(mirrors.size())).poll(chance.nextBoolean());
      }
    }

    /// Brings all to the same state, then reads it afresh.
    void finish() throws IOException {
      for (Mirror mirror : mirrors) {
        mirror.poll(true);
        assertThat(mirror.messages()).isEqualTo(model.get(mirror.mailbox()));
        mirror.checkVanished();
        mirror.close();
      }
      mirrors.clear();
      for (int mailbox = 0; mailbox < 2; mailbox++) {
        try (Mirror fresh = open(mailbox)) {
          assertThat(fresh.messages()).isEqualTo(model.get(mailbox));
          assertThat(fresh.uidNext()).isEqualTo(uidNext[mailbox]);
        }
      }
    }

    private void append(int mailbox) throws IOException {
      long flags = chance.nextInt(32);
      int uid = house.append(account, NAMES.get(mailbox), "text", FlagNames.system(flags));
      assertThat(uid).isEqualTo(uidNext[mailbox]++);
      model.get(mailbox).put(uid, flags);
    }

    private void flag(Mirror mirror) throws IOException {
      UidSet uids = some(mirror.mailbox());
      long flags = chance.nextInt(32);
      FlagChange.Operation operation =
          List.of(FlagChange.Operation.values()).get(chance.nextInt(3));
      FlagChange change = new FlagChange(operation, FlagNames.system(flags));
      StoreOutcome.Stored stored =
          (StoreOutcome.Stored) mirror.selection().storeFlags(uids, change, OptionalLong.empty());
      UidSet.Builder changed = new UidSet.Builder();
      TreeMap<Integer, Long> messages = model.get(mirror.mailbox());
      for (int uid : List.copyOf(messages.keySet())) {
        long old = messages.getOrDefault(uid, 0L);
        long now =
            switch (operation) {
              case ADD -> old | flags;
              case REMOVE -> old & ~flags;
              case REPLACE -> flags;
            };
        if (uids.contains(uid) && now != old) {
          changed.add(uid);
          messages.put(uid, now);
        }
      }
      assertThat(stored.changed()).isEqualTo(changed.build());
    }

    private void expunge(Mirror mirror) throws IOException {
      UidSet uids = some(mirror.mailbox());
      UidSet.Builder gone = new UidSet.Builder();
      TreeMap<Integer, Long> messages = model.get(mirror.mailbox());
      for (int uid : List.copyOf(messages.keySet())) {
        if (uids.contains(uid) && (messages.getOrDefault(uid, 0L) & Flags.DELETED) != 0) {
          gone.add(uid);
          messages.remove(uid);
        }
      }
      ExpungeOutcome.Expunged expunged = (ExpungeOutcome.Expunged) mirror.selection().expunge(uids);
      assertThat(expunged.uids()).isEqualTo(gone.build());
    }

    private void copy(Mirror mirror, int target) throws IOException {
      UidSet uids = some(mirror.mailbox());
      boolean move = chance.nextBoolean();
      TreeMap<Integer, Long> from = model.get(mirror.mailbox());
      TreeMap<Integer, Long> to = model.get(target);
      UidSet.Builder copies = new UidSet.Builder();
      for (int uid : List.copyOf(from.keySet())) {
        if (uids.contains(uid)) {
          int copy = uidNext[target]++;
          copies.add(copy);
          to.put(copy, from.getOrDefault(uid, 0L));
          if (move) {
            from.remove(uid);
          }
        }
      }
      MailboxId id = house.id(account, NAMES.get(target));
      CopyOutcome outcome =
          move ? mirror.selection().move(uids, id) : mirror.selection().copy(uids, id);
      assertThat(((CopyOutcome.Copied) outcome).to()).isEqualTo(copies.build());
    }

    private UidSet some(int mailbox) {
      if (chance.nextInt(4) == 0) {
        return UidSet.range(1, Integer.MAX_VALUE);
      }
      UidSet.Builder some = new UidSet.Builder();
      for (int uid = 1; uid < uidNext[mailbox] + 2; uid++) {
        if (chance.nextInt(3) == 0) {
          some.add(uid);
        }
      }
      return some.build();
    }

    @Override
    public void close() {
      mirrors.forEach(Mirror::close);
    }
  }
}
