package org.gatepost.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

class UidSetTest {
  @Test
  void rangesThatTouchAreOne() {
    UidSet set = new UidSet.Builder().add(1, 3).add(4).add(6, 9).add(7).build();
    assertThat(set).hasToString("1:4,6:9");
    assertThat(set.ranges()).isEqualTo(2);
    assertThat(set.size()).isEqualTo(8);
  }

  @Test
  void theHighestUidIsAUid() {
    UidSet set = UidSet.range(Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
    assertThat(set.toArray()).containsExactly(Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
    List<Integer> seen = new ArrayList<>();
    set.forEach(seen::add);
    assertThat(seen).hasSize(2);
    assertThat(UidSet.range(1, Integer.MAX_VALUE).minus(set))
        .isEqualTo(UidSet.range(1, Integer.MAX_VALUE - 2));
    assertThat(set.union(UidSet.of(Integer.MAX_VALUE))).isEqualTo(set);
  }

  @Test
  void zeroIsNoUidAndOrderCounts() {
    assertThatIllegalArgumentException().isThrownBy(() -> UidSet.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> UidSet.range(0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> UidSet.parse("5,1"));
    assertThatThrownBy(UidSet.EMPTY::first).isInstanceOf(NoSuchElementException.class);
    assertThat(UidSet.range(2, 1)).isEqualTo(UidSet.EMPTY);
  }

  @Test
  void itIsWhatASetOfNumbersIs() {
    Cases.forAll(
        (chance, size) -> {
          Set<Integer> one = some(chance, size);
          Set<Integer> other = some(chance, size);
          UidSet mine = of(one);
          UidSet theirs = of(other);
          assertThat(UidSet.parse(mine.toString())).isEqualTo(mine);
          assertThat(mine.size()).isEqualTo(one.size());
          for (int uid = 1; uid <= size + 2; uid++) {
            assertThat(mine.contains(uid)).isEqualTo(one.contains(uid));
          }
          Set<Integer> both = new TreeSet<>(one);
          both.retainAll(other);
          assertThat(mine.intersection(theirs)).isEqualTo(of(both));
          Set<Integer> either = new TreeSet<>(one);
          either.addAll(other);
          assertThat(mine.union(theirs)).isEqualTo(of(either)).hasSameHashCodeAs(of(either));
          assertThat(UidSet.union(List.of(theirs, mine, theirs))).isEqualTo(of(either));
          Set<Integer> less = new TreeSet<>(one);
          less.removeAll(other);
          assertThat(mine.minus(theirs)).isEqualTo(of(less));
        });
  }

  private static Set<Integer> some(SplittableRandom chance, int size) {
    Set<Integer> some = new TreeSet<>();
    int uid = 1;
    while (uid <= size) {
      int run = chance.nextInt(1, 6);
      if (chance.nextBoolean()) {
        for (int i = 0; i < run && uid + i <= size; i++) {
          some.add(uid + i);
        }
      }
      uid += run;
    }
    return some;
  }

  private static UidSet of(Set<Integer> uids) {
    return UidSet.of(uids.stream().mapToInt(Integer::intValue).toArray());
  }
}
