package org.gatepost.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.gatepost.store.Store;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.disk.FaultyDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The n-th call to the disk fails, for every n: what was acknowledged is there, nothing else is,
/// and sessions never show what is not.
class FaultTest {
  private static final UidSet ALL = UidSet.range(1, Integer.MAX_VALUE);
  private static final int APPENDS = 6;

  @TempDir Path folder;

  @Test
  void everyDiskCallMayFailOnce() throws IOException {
    int call = 0;
    FaultyDisk disk;
    do {
      call++;
      Path mine = folder.resolve("fault" + call);
      Files.createDirectory(mine);
      try (House house = House.in(mine)) {
        house.add("bob");
      }
      disk = new FaultyDisk();
      disk.failAt(call);
      List<Integer> kept = appendAll(mine, disk);
      try (House house = House.in(mine);
          Selection inbox = house.select(house.account("bob"), "INBOX")) {
        assertThat(uids(inbox)).isEqualTo(kept);
      }
    } while (disk.hasFailed());
    assertThat(call).isGreaterThan(APPENDS);
  }

  private static List<Integer> appendAll(Path mine, FaultyDisk disk) {
    List<Integer> kept = new ArrayList<>();
    try (Store store = House.open(mine, MailboxSetting.DEFAULT, disk)) {
      House house = new House(store);
      AccountId bob = house.account("bob");
      Selection inbox = house.select(bob, "INBOX");
      for (int i = 0; i < APPENDS; i++) {
        boolean written = append(house, bob, kept);
        Updates updates = inbox.poll(true);
        // A fault before the batch is written costs one change; a later one, what memory holds.
        assertThat(written && updates.deleted()).isFalse();
        if (updates.deleted()) {
          inbox.close();
          inbox = house.select(bob, "INBOX");
        }
        assertThat(uids(inbox)).isEqualTo(kept);
        assertThat(house.status(bob, "INBOX").messages()).isEqualTo(kept.size());
      }
      FlagChange seen = new FlagChange(FlagChange.Operation.ADD, FlagNames.system(Flags.SEEN));
      inbox.storeFlags(ALL, seen, OptionalLong.empty());
      inbox.close();
    } catch (IOException e) {
      assertThat(disk.hasFailed()).as("only the disk fails: " + e).isTrue();
    }
    return kept;
  }

  private static boolean append(House house, AccountId bob, List<Integer> kept) {
    try {
      int uid = house.append(bob, "INBOX", "text");
      kept.add(uid);
      return true;
    } catch (IOException e) {
      return false; // not acknowledged
    }
  }

  private static List<Integer> uids(Selection selection) {
    List<Integer> uids = new ArrayList<>();
    selection.rows(ALL, (_, uid, _, _, _, _) -> uids.add(uid));
    return uids;
  }
}
