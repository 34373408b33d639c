package org.gatepost.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL in the midst of an administrator's long commands: they happened, or they did not.
///
/// `-Dcrash.rounds=N` for longer, `-Dcrash.seed=N` to draw the same waits.
class UpkeepCrashTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int ROUNDS = 3;
  private static final int LARGE = 2;
  private static final int SMALL = 200;
  private static final byte[] BODY = "Subject: x\r\n\r\nsmall\r\n".getBytes(US_ASCII);

  /// Between the moment a command shows that it is at work and its end.
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final SplittableRandom chance = chance();

  @TempDir Path folder;

  @Test
  void aBackupThatTheServerDiedInIsNoBackupAndTheNextOneIsWhole() throws Exception {
    String user;
    try (Server server = Server.start(folder)) {
      user = server.addAccount("kept", PASSWORD);
      fill(server, user, LARGE, SMALL);
    }
    Path copy = folder.resolve("copy");
    int whole = 0;
    for (int round = 0; round < rounds(); round++) {
      try (Server server = Server.start(folder)) {
        Thread backup = asking(server, "backup", copy.toString(), "--with-master-key");
        await(copy.resolveSibling("copy.database"), copy);
        LockSupport.parkNanos(chance.nextLong(PAUSE_NANOS));
        server.kill();
        backup.join();
      }
      if (Files.exists(copy)) {
        whole++;
        assertRestored(copy, user, round);
        Files.move(copy, folder.resolve("older" + round));
      }
    }
    System.err.println("backup: killed in " + rounds() + ", whole all the same " + whole);
    try (Server server = Server.start(folder)) {
      server.command("", "backup", copy.toString(), "--with-master-key").orFail();
      assertThat(server.command("", "store", "verify").orFail().out()).contains("sound");
      assertThat(folder.resolve("copy.partial")).doesNotExist();
      assertThat(folder.resolve("copy.database")).doesNotExist();
    }
    assertRestored(copy, user, rounds());
  }

  @Test
  void anAccountThatTheServerDiedRemovingIsWholeOrGone() throws Exception {
    int gone = 0;
    for (int round = 0; round < rounds(); round++) {
      String user;
      String other;
      Thread removal;
      try (Server server = Server.start(folder)) {
        user = server.addAccount("leaving", PASSWORD);
        other = server.addAccount("staying" + round, PASSWORD);
        fill(server, user, 1, SMALL);
        fill(server, other, 0, 3);
        removal = asking(server, "account", "remove", user);
        LockSupport.parkNanos(chance.nextLong(4 * PAUSE_NANOS));
        server.kill();
        removal.join();
      }
      try (Server server = Server.start(folder)) {
        assertThat(server.command("", "store", "verify").orFail().out()).contains("sound");
        assertThat(count(server, other)).isEqualTo(3);
        if (server.command("", "account", "show", user).status() == 0) {
          assertThat(count(server, user)).isEqualTo(1 + SMALL);
          server.command("", "account", "remove", user).orFail();
        } else {
          gone++;
        }
        server.addAccount("leaving", PASSWORD);
        assertThat(count(server, user)).isZero();
        server.command("", "account", "remove", user).orFail();
      }
    }
    System.err.println("account remove: killed in " + rounds() + ", gone after " + gone);
  }

  private void assertRestored(Path copy, String user, int round) throws IOException {
    Path place = Files.createDirectory(folder.resolve("restored" + round));
    Program.run(folder, Program.command(place.resolve("data"), "restore", copy.toString()))
        .orFail();
    try (Server server = Server.start(place)) {
      assertThat(count(server, user)).isEqualTo(LARGE + SMALL);
      assertThat(server.command("", "store", "verify").orFail().out()).contains("sound");
    }
  }

  private static void fill(Server server, String user, int large, int small) throws IOException {
    try (Talk lmtp = Talk.lmtp(server)) {
      for (int i = 0; i < large; i++) {
        assertThat(lmtp.deliver(user, BigMessage.FIFTY_MEGABYTES)).startsWith("250");
      }
      for (int i = 0; i < small; i++) {
        assertThat(lmtp.deliver(user, BODY)).startsWith("250");
      }
    }
  }

  private static int count(Server server, String user) throws IOException {
    try (Talk imap = Talk.imap(server, user, PASSWORD)) {
      String status = imap.command("STATUS INBOX (MESSAGES)").getFirst();
      return Integer.parseInt(status.replaceAll(".*MESSAGES (\\d+)\\)", "$1"));
    }
  }

  private static Thread asking(Server server, String... words) {
    return Thread.ofVirtual().start(() -> server.command("", words));
  }

  /// Until one of them is there.
  private static void await(Path begun, Path done) {
    while (!Files.exists(begun) && !Files.exists(done)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  private static int rounds() {
    return Math.min(ROUNDS, Integer.getInteger("crash.rounds", ROUNDS));
  }

  private static SplittableRandom chance() {
    long seed = Long.getLong("crash.seed", System.nanoTime());
    System.err.println("replay with -Dcrash.seed=" + seed);
    return new SplittableRandom(seed);
  }
}
