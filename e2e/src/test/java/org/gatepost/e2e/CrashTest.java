package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at random points of a load of deliveries, flags and expunges: what was acknowledged
/// stays.
///
/// `-Dcrash.rounds=N` for longer, `-Dcrash.seed=N` to draw the same waits.
class CrashTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int ROUNDS = 50;
  private static final int SENDERS = 3;

  /// So that the mailbox, which is read whole in every round, does not outgrow a slow machine.
  private static final int MESSAGES_MAX = 60;

  private static final int BODY_OCTETS_MAX = 9_000;
  private static final Duration LOAD = Duration.ofMillis(400);

  /// Every so many rounds the server is killed while it starts, too.
  private static final int KILLED_AT_START = 5;

  private final Promises promises = new Promises();
  private final ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostOrDoubledAndNoUidComesTwice() throws Exception {
    int rounds = Integer.getInteger("crash.rounds", ROUNDS);
    long seed = Long.getLong("crash.seed", System.nanoTime());
    System.err.println("replay with -Dcrash.seed=" + seed);
    SplittableRandom chance = new SplittableRandom(seed);
    String user;
    try (Server server = Server.start(folder)) {
      user = server.addAccount("crash", PASSWORD);
      assertThat(server.terminate()).isIn(0, 143);
    }
    for (int round = 0; round < rounds; round++) {
      if (round % KILLED_AT_START == 0) {
        killAtStart(chance);
      }
      try (Server server = Server.start(folder)) {
        promises.check(server, user, PASSWORD);
        load(server, user, round, chance.split());
      }
    }
    try (Server server = Server.start(folder)) {
      promises.check(server, user, PASSWORD);
      promises.checkBodies(server, user, PASSWORD);
      assertThat(server.command("", "store", "verify").orFail().out()).contains("sound");
      assertThat(server.terminate()).isIn(0, 143);
    }
    System.err.println("crash: " + rounds + " rounds, " + promises);
    promises.checkEnough(rounds);
  }

  private void killAtStart(SplittableRandom chance) throws Exception {
    try (Server server = Server.begin(folder, folder.resolve("server.log"))) {
      pause(chance);
      server.kill();
    }
  }

  private void load(Server server, String user, int round, SplittableRandom chance)
      throws InterruptedException {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      String prefix = round + "-" + i;
      SplittableRandom its = chance.split();
      clients.add(untilGone(() -> send(server, user, prefix, its)));
    }
    SplittableRandom its = chance.split();
    clients.add(untilGone(() -> flagAndExpunge(server, user, its)));
    awaitFirst(clients);
    pause(chance);
    server.kill();
    for (Thread client : clients) {
      client.join();
    }
    assertThat(faults).isEmpty();
  }

  private void send(Server server, String user, String prefix, SplittableRandom chance)
      throws IOException {
    try (Talk talk = Talk.lmtp(server)) {
      for (int i = 0; i < MESSAGES_MAX; i++) {
        String subject = prefix + "-" + i;
        int octets = chance.nextInt(BODY_OCTETS_MAX);
        String message =
            "Subject: " + subject + "\r\nX-Octets: " + octets + "\r\n\r\n" + "x".repeat(octets);
        if (talk.deliver(user, (message + "\r\n").getBytes(StandardCharsets.US_ASCII))
            .startsWith("250")) {
          promises.delivered(subject);
        }
      }
    }
  }

  private void flagAndExpunge(Server server, String user, SplittableRandom chance)
      throws IOException {
    List<Promises.Message> known = new ArrayList<>(promises.known());
    try (Talk talk = Talk.imap(server, user, PASSWORD)) {
      talk.command("SELECT INBOX");
      while (!known.isEmpty()) {
        int at = chance.nextInt(known.size());
        Promises.Message message = known.get(at);
        if (chance.nextInt(4) > 0) {
          talk.command("UID STORE " + message.uid() + " +FLAGS.SILENT (\\Flagged)");
          promises.flagged(message.subject());
        } else {
          known.remove(at);
          promises.expungeAsked(message.subject());
          talk.command("UID STORE " + message.uid() + " +FLAGS.SILENT (\\Deleted)");
          talk.command("UID EXPUNGE " + message.uid());
          promises.expunged(message.subject());
        }
      }
    }
  }

  /// Until something was promised in this round: on a busy machine that takes its time.
  private void awaitFirst(List<Thread> clients) {
    int before = promises.count();
    while (promises.count() == before && clients.stream().anyMatch(Thread::isAlive)) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private static void pause(SplittableRandom chance) {
    LockSupport.parkNanos(chance.nextLong(LOAD.toNanos()));
  }

  private interface Client {
    void run() throws IOException;
  }

  /// Runs until the server is killed under it. Anything but a broken connection is a fault.
  private Thread untilGone(Client client) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                client.run();
              } catch (IOException e) {
                // that is the point of this test
              } catch (RuntimeException | AssertionError e) {
                faults.add(e);
              }
            });
  }
}
