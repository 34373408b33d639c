package org.gatepost.gate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

final class FairQueueTest {
  @Test
  void sourcesTakeTurns() throws InterruptedException {
    FairQueue<String> queue = new FairQueue<>(10);
    for (String each : List.of("a1", "a2", "a3", "b1", "c1", "b2")) {
      assertThat(queue.offer(each.charAt(0), each)).isEmpty();
    }

    assertThat(takeAll(queue)).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
  }

  @Test
  void aCrowdGivesUpItsLastPlaceToANewcomer() throws InterruptedException {
    FairQueue<String> queue = new FairQueue<>(3);
    for (String each : List.of("a1", "a2", "a3")) {
      assertThat(queue.offer("a", each)).isEmpty();
    }

    assertThat(queue.offer("a", "a4")).contains("a4");
    assertThat(queue.offer("b", "b1")).contains("a3");
    assertThat(queue.offer("b", "b2")).contains("b2");
    assertThat(takeAll(queue)).containsExactly("a1", "b1", "a2");
  }

  @Test
  void itNeverHoldsMoreThanItMayNorLosesAnyone() {
    Cases.forAll(
        (chance, size) -> {
          int capacity = 1 + chance.nextInt(8);
          FairQueue<Integer> queue = new FairQueue<>(capacity);
          List<Integer> gone = new ArrayList<>();
          for (int i = 0; i < size; i++) {
            if (chance.nextInt(3) == 0 && queue.waiting() > 0) {
              gone.add(queue.take());
            } else {
              queue.offer(chance.nextInt(4), i).ifPresent(gone::add);
            }
            assertThat(queue.waiting()).isLessThanOrEqualTo(capacity);
          }
          gone.addAll(takeAll(queue));
          assertThat(gone).doesNotHaveDuplicates();
        });
  }

  private static <T> List<T> takeAll(FairQueue<T> queue) throws InterruptedException {
    List<T> all = new ArrayList<>();
    while (queue.waiting() > 0) {
      all.add(queue.take());
    }
    return all;
  }
}
