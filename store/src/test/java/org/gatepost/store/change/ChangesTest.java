package org.gatepost.store.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gatepost.store.account.AccountId;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final AccountId BOB = new AccountId(1);
  private static final AccountId CAROL = new AccountId(2);

  private final Changes changes = new Changes();
  private final List<Changed> heard = new ArrayList<>();

  @Test
  void aWatcherHearsOfItsMailboxAndNoOther() {
    try (Watch watch = changes.watch(BOB, 7, heard::add)) {
      assertThat(watch).isNotNull();
      changes.announce(new Changed(BOB, 8, 1));
      changes.announce(new Changed(CAROL, 7, 2));
      changes.announce(new Changed(BOB, 7, 3));
    }
    changes.announce(new Changed(BOB, 7, 4));
    assertThat(heard).containsExactly(new Changed(BOB, 7, 3));
  }

  @Test
  void whoWatchesAnAccountHearsOfAllItsMailboxes() {
    try (Watch watch = changes.watch(BOB, heard::add)) {
      assertThat(watch).isNotNull();
      changes.announce(new Changed(BOB, 8, 1));
      changes.announce(new Changed(CAROL, 7, 2));
      changes.announce(new Changed(BOB, 7, 3));
    }
    assertThat(heard).containsExactly(new Changed(BOB, 8, 1), new Changed(BOB, 7, 3));
  }

  @Test
  void oneOfTwoWatchesOfTheSameWatcherEndsAlone() {
    Consumer<Changed> watcher = heard::add;
    Watch one = changes.watch(BOB, 7, watcher);
    Watch other = changes.watch(BOB, 7, watcher);
    changes.announce(new Changed(BOB, 7, 1));
    assertThat(heard).hasSize(2);
    one.close();
    one.close();
    changes.announce(new Changed(BOB, 7, 2));
    assertThat(heard).hasSize(3);
    other.close();
    changes.announce(new Changed(BOB, 7, 3));
    assertThat(heard).hasSize(3);
  }
}
