package org.gatepost.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.disk.RealDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many threads at one account at once.
class CrowdTest {
  private static final int THREADS = 12;
  private static final int STEPS = 60;
  private static final UidSet ALL = UidSet.range(1, Integer.MAX_VALUE);

  @TempDir Path folder;

  @Test
  void everySessionEndsWithTheSameMailbox() throws Exception {
    MailboxSetting setting = new MailboxSetting(1000, 0, 20, 50, java.time.Duration.ZERO, 100);
    ConcurrentSkipListSet<Integer> appended = new ConcurrentSkipListSet<>();
    ConcurrentSkipListSet<Integer> expunged = new ConcurrentSkipListSet<>();
    try (House house = House.in(folder, setting, new RealDisk())) {
      AccountId bob = house.add("bob");
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          long seed = i;
          all.add(
              threads.submit(
                  () -> {
                    work(house, bob, new SplittableRandom(seed), appended, expunged);
                    return seed;
                  }));
        }
        finish(all);
      }
      TreeSet<Integer> left = new TreeSet<>(appended);
      assertThat(left).hasSize(left.isEmpty() ? 0 : left.last());
      left.removeAll(expunged);
      try (Mirror mirror = new Mirror(house.select(bob, "INBOX"), 0)) {
        assertThat(mirror.messages().keySet()).isEqualTo(left);
      }
    }
  }

  private static void work(
      House house,
      AccountId bob,
      SplittableRandom chance,
      ConcurrentSkipListSet<Integer> appended,
      ConcurrentSkipListSet<Integer> expunged)
      throws IOException {
    Mirror mirror = new Mirror(house.select(bob, "INBOX"), 0);
    long modSeq = 0;
    for (int step = 0; step < STEPS; step++) {
      switch (chance.nextInt(5)) {
        case 0, 1 -> {
          int uid = house.append(bob, "INBOX", "message");
          assertThat(appended.add(uid)).as("a UID is given once").isTrue();
        }
        case 2 -> flag(mirror, chance);
        case 3 -> {
          ExpungeOutcome outcome = mirror.selection().expunge();
          ((ExpungeOutcome.Expunged) outcome)
              .uids()
              .forEach(uid -> assertThat(expunged.add(uid)).as("gone once").isTrue());
        }
        default -> {
          mirror.close();
          mirror = new Mirror(house.select(bob, "INBOX"), 0);
        }
      }
      mirror.poll(chance.nextBoolean());
      assertThat(mirror.selection().highestModSeq()).isGreaterThanOrEqualTo(modSeq);
      modSeq = mirror.selection().highestModSeq();
    }
    mirror.poll(true);
    mirror.close();
  }

  private static void flag(Mirror mirror, SplittableRandom chance) throws IOException {
    int count = mirror.selection().count();
    UidSet uids = count == 0 ? ALL : UidSet.of(mirror.selection().uid(1 + chance.nextInt(count)));
    FlagChange change =
        new FlagChange(FlagChange.Operation.ADD, FlagNames.system(1L << chance.nextInt(5)));
    mirror.selection().storeFlags(uids, change, OptionalLong.empty());
  }

  private static void finish(List<Future<?>> all) throws InterruptedException, ExecutionException {
    for (Future<?> one : all) {
      one.get();
    }
  }
}
