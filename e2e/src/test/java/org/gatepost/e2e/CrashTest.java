package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at random points of a load of deliveries, flags and expunges: what was acknowledged
/// stays.
///
/// `-Dcrash.rounds=N` for longer, `-Dcrash.seed=N` to replay.
class CrashTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int SENDERS = 3;
  private static final Pattern ROW =
      Pattern.compile("(?s)\\* \\d+ FETCH \\(UID (\\d+) FLAGS \\(([^)]*)\\).*?Subject: (\\S+)");

  /// What was promised to the client, by the message's subject.
  private final Set<String> delivered = ConcurrentHashMap.newKeySet();

  private final Set<String> flagged = ConcurrentHashMap.newKeySet();
  private final Set<String> expungeAsked = ConcurrentHashMap.newKeySet();
  private final Set<String> expunged = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> uids = new HashMap<>();
  private int uidMax;

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostOrDoubledAndNoUidComesTwice() throws Exception {
    int rounds = Integer.getInteger("crash.rounds", 50);
    long seed = Long.getLong("crash.seed", System.nanoTime());
    System.err.println("replay with -Dcrash.seed=" + seed);
    SplittableRandom chance = new SplittableRandom(seed);
    String user;
    try (Server server = Server.start(folder)) {
      user = server.addAccount("crash", PASSWORD);
      server.terminate();
    }
    for (int round = 0; round < rounds; round++) {
      try (Server server = Server.start(folder)) {
        check(server, user);
        load(server, user, round, chance.split());
        server.kill();
      }
    }
    try (Server server = Server.start(folder)) {
      check(server, user);
      assertThat(server.command("", "store", "verify").orFail().out()).contains("sound");
      assertThat(server.terminate()).isIn(0, 143);
    }
    assertThat(delivered.size()).as("deliveries").isGreaterThan(rounds);
    assertThat(expunged.size()).as("expunges").isPositive();
    assertThat(flagged.size()).as("flags").isPositive();
  }

  private void load(Server server, String user, int round, SplittableRandom chance)
      throws InterruptedException {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      int sender = i;
      SplittableRandom its = chance.split();
      clients.add(
          Thread.ofVirtual()
              .start(() -> untilGone(() -> send(server, user, round + "-" + sender, its))));
    }
    SplittableRandom its = chance.split();
    clients.add(Thread.ofVirtual().start(() -> untilGone(() -> flagAndExpunge(server, user, its))));
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + chance.nextInt(400)));
    server.kill();
    for (Thread client : clients) {
      client.join();
    }
  }

  private void send(Server server, String user, String prefix, SplittableRandom chance)
      throws IOException {
    try (Talk talk = Talk.lmtp(server)) {
      for (int i = 0; i < 10_000; i++) {
        String subject = prefix + "-" + i;
        String body = "x".repeat(chance.nextInt(9_000)) + "\r\n";
        byte[] message =
            ("Subject: " + subject + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
        if (talk.deliver(user, message).startsWith("250")) {
          delivered.add(subject);
        }
      }
    }
  }

  private void flagAndExpunge(Server server, String user, SplittableRandom chance)
      throws IOException {
    try (Talk talk = Talk.imap(server, user, PASSWORD)) {
      talk.command("SELECT INBOX");
      for (int i = 0; i < 10_000; i++) {
        List<String> known = List.copyOf(uids.keySet());
        if (known.isEmpty()) {
          talk.command("NOOP");
          continue;
        }
        String subject = known.get(chance.nextInt(known.size()));
        int uid = uids.getOrDefault(subject, 0);
        if (chance.nextInt(4) > 0) {
          talk.command("UID STORE " + uid + " +FLAGS.SILENT (\\Flagged)");
          flagged.add(subject);
        } else {
          expungeAsked.add(subject);
          talk.command("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)");
          talk.command("UID EXPUNGE " + uid);
          expunged.add(subject);
        }
      }
    }
  }

  private void check(Server server, String user) throws IOException {
    Map<String, Integer> found = new HashMap<>();
    Set<String> withFlag = new HashSet<>();
    try (Talk talk = Talk.imap(server, user, PASSWORD)) {
      talk.command("SELECT INBOX");
      for (String response :
          talk.command("UID FETCH 1:* (UID FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])")) {
        Matcher row = ROW.matcher(response);
        if (row.find()) {
          String subject = row.group(3);
          Integer uid = Integer.valueOf(row.group(1));
          assertThat(found.put(subject, uid)).as("doubled: " + subject).isNull();
          if (row.group(2).contains("\\Flagged")) {
            withFlag.add(subject);
          }
        }
      }
    }
    compare(found, withFlag);
  }

  private void compare(Map<String, Integer> found, Set<String> withFlag) {
    Set<String> lost = new HashSet<>(delivered);
    lost.removeAll(found.keySet());
    lost.removeAll(expungeAsked);
    assertThat(lost).as("acknowledged and lost").isEmpty();
    Set<String> risen = new HashSet<>(expunged);
    risen.retainAll(found.keySet());
    assertThat(risen).as("expunged and back").isEmpty();
    Set<String> unflagged = new HashSet<>(flagged);
    unflagged.retainAll(found.keySet());
    unflagged.removeAll(withFlag);
    assertThat(unflagged).as("flag acknowledged and lost").isEmpty();
    int before = uidMax;
    found.forEach(
        (subject, uid) -> {
          Integer known = uids.get(subject);
          if (known == null) {
            assertThat(uid).as("UID given twice: " + subject).isGreaterThan(before);
          } else {
            assertThat(uid).as("UID changed: " + subject).isEqualTo(known);
          }
          uidMax = Math.max(uidMax, uid);
        });
    uids.clear();
    uids.putAll(found);
  }

  private interface Client {
    void run() throws IOException;
  }

  /// Runs until the server is killed under it.
  private static void untilGone(Client client) {
    try {
      client.run();
    } catch (IOException e) {
      // that is the point of this test
    }
  }
}
