package org.gatepost.store.mailbox.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.mailbox.Keywords;
import org.gatepost.store.mailbox.MailboxId;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.testkit.Clock;
import org.junit.jupiter.api.Test;

class LoadedMailboxesTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Clock clock = Clock.standing();
  private final LoadedMailboxes mailboxes = new LoadedMailboxes(10, TEN_MINUTES, clock);
  private int loads;

  @Test
  void aMailboxIsReadOnceForAllWhoHoldIt() throws IOException {
    Loaded one = hold(1, 3);
    assertThat(hold(1, 3)).isSameAs(one);
    mailboxes.release(one);
    assertThat(mailboxes.release(one)).isEmpty();
    assertThat(hold(1, 3)).isSameAs(one);
    assertThat(loads).isEqualTo(1);
  }

  @Test
  void aMailboxThatNobodyHoldsLeavesAfterAWhile() throws IOException {
    Loaded one = hold(1, 3);
    Loaded other = hold(2, 3);
    mailboxes.release(one);
    clock.advance(TEN_MINUTES.minusSeconds(1));
    assertThat(mailboxes.release(other)).isEmpty();
    assertThat(mailboxes.peek(place(1))).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(mailboxes.release(hold(2, 3))).containsExactly(one);
    assertThat(mailboxes.peek(place(1))).isEmpty();
  }

  @Test
  void soManyMessagesStayThatNobodyHoldsAndNoMore() throws IOException {
    Loaded one = hold(1, 5);
    Loaded two = hold(2, 5);
    Loaded three = hold(3, 1);
    mailboxes.release(one);
    assertThat(mailboxes.release(two)).isEmpty();
    assertThat(mailboxes.release(three)).containsExactly(one);
  }

  @Test
  void aMailboxThatIsNotThereIsNotKept() throws IOException {
    assertThat(mailboxes.hold(place(1), Optional::empty)).isEmpty();
    assertThatThrownBy(
            () ->
                mailboxes.hold(
                    place(1),
                    () -> {
                      throw new IOException("no disk");
                    }))
        .hasMessage("no disk");
    assertThat(hold(1, 2).view().count()).isEqualTo(2);
  }

  @Test
  void whatIsCommittedWhileItIsReadIsNeitherMissedNorShownTwice() throws IOException {
    LoadedMailboxes.Loader racing =
        () -> {
          mailboxes.take(place(1), appended(3, 3)); // the reading below shows it
          Image image = image(3, 3);
          mailboxes.take(place(1), appended(4, 4));
          mailboxes.take(place(1), new MailboxEvent.Expunged(UidSet.of(1), 5));
          return Optional.of(image);
        };
    View view = mailboxes.hold(place(1), racing).orElseThrow().view();
    assertThat(view.uids()).isEqualTo(UidSet.range(2, 4));
    assertThat(view.heading()).isEqualTo(new Heading(5, 5, Keywords.NONE, false));
  }

  @Test
  void whoComesWhileItIsReadWaitsForIt() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Loaded> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return mailboxes.hold(place(1), () -> slow(reading, go)).orElseThrow();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(mailboxes.peek(place(1))).isEmpty();
    go.countDown();
    assertThat(hold(1, 9)).isSameAs(first.get(10, TimeUnit.SECONDS));
    assertThat(loads).isZero();
  }

  @Test
  void aMailboxThatWasForgottenIsGoneForItsHoldersAndReadAgain() throws IOException {
    Loaded one = hold(1, 3);
    mailboxes.forget();
    assertThat(one.view().heading().gone()).isTrue();
    Loaded again = hold(1, 3);
    assertThat(again).isNotSameAs(one);
    assertThat(mailboxes.release(one)).isEmpty();
    assertThat(mailboxes.peek(place(1))).containsSame(again);
  }

  @Test
  void aDeletedMailboxIsNotHeldAgain() throws IOException {
    Loaded one = hold(1, 3);
    mailboxes.take(place(1), new MailboxEvent.Deleted(9));
    assertThat(one.view().heading().gone()).isTrue();
    assertThat(mailboxes.hold(place(1), Optional::empty)).isEmpty();
    assertThat(mailboxes.everything()).isEmpty();
  }

  private Loaded hold(long mailbox, int messages) throws IOException {
    return mailboxes
        .hold(
            place(mailbox),
            () -> {
              loads++;
              return Optional.of(image(messages, messages));
            })
        .orElseThrow();
  }

  private static Optional<Image> slow(CountDownLatch reading, CountDownLatch go)
      throws IOException {
    reading.countDown();
    try {
      assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return Optional.of(image(2, 2));
  }

  private static Place place(long mailbox) {
    return new Place(new AccountId(7), new MailboxId(mailbox));
  }

  private static Image image(int messages, long modSeq) {
    Rows rows = new Rows();
    for (int uid = 1; uid <= messages; uid++) {
      rows.add(uid, 0, uid, 100, 0, uid);
    }
    Heading heading = new Heading(messages + 1, modSeq, Keywords.NONE, false);
    return new Image(View.of(heading, rows), 1, 1);
  }

  private static MailboxEvent appended(int uid, long modSeq) {
    Rows rows = new Rows();
    for (int each : List.of(uid)) {
      rows.add(each, 0, modSeq, 100, 0, each);
    }
    return new MailboxEvent.Appended(rows, uid + 1, Keywords.NONE, modSeq);
  }
}
