package org.gatepost.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No room left: senders hear to try again, readers read on, nothing is half kept, and with room
/// deliveries work again.
class DiskFullTest {
  private static final String PASSWORD = "Kx7-vivid-Otter-93";
  private static final int REFUSALS = 20;
  private static final String DISK_MEGABYTES = "24";

  @TempDir Path folder;

  /// What was kept, in order.
  private final List<String> kept = new ArrayList<>();

  @Test
  void aFullDiskDefersDeliveriesUntilThereIsRoom() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(mounted(disk), "only root may mount a small disk of its own");
    try (Server server = Server.start(disk, folder.resolve("server.log"))) {
      String user = server.addAccount("full", PASSWORD);
      deliver(server, user, 5, 1_000);
      int segments = segments(disk);
      Path ballast = disk.resolve("ballast");
      try (Talk reader = Talk.imap(server, user, PASSWORD)) {
        reader.command("SELECT INBOX");
        fill(ballast);
        assertDeferred(server, user, 1_000);
        assertDeferred(server, user, 2_000_000);
        for (int i = 0; i < REFUSALS; i++) {
          assertThat(reader.answers("STORE 1 +FLAGS (flag" + i + ")").getLast())
              .matches("t\\d+ (OK|NO) .*");
          assertThat(reader.command("FETCH 1 BODY.PEEK[]").getFirst()).contains(kept.getFirst());
        }
      }
      assertReadable(server, user);
      assertThat(segments(disk)).as("files of refused messages").isEqualTo(segments);
      Files.delete(ballast);
      deliver(server, user, 5, 1_000);
      deliver(server, user, 1, 2_000_000);
      assertReadable(server, user);
      assertSoundAfterRestart(server, disk, user);
    } finally {
      Program.run(folder, List.of("umount", disk.toString()));
    }
  }

  @Test
  void aFileThatMayNotGrowDefersDeliveriesUntilItMay() throws Exception {
    try (Server server = Server.start(folder)) {
      String user = server.addAccount("full", PASSWORD);
      deliver(server, user, 5, 1_000);
      limitFiles(server, "1500000:");
      assertDeferred(server, user, 3_000_000);
      assertReadable(server, user);
      limitFiles(server, "unlimited:");
      deliver(server, user, 1, 3_000_000);
      deliver(server, user, 5, 1_000);
      assertReadable(server, user);
      assertSoundAfterRestart(server, folder, user);
    }
  }

  private void deliver(Server server, String user, int messages, int octets) throws IOException {
    try (Talk lmtp = Talk.lmtp(server)) {
      for (int i = 0; i < messages; i++) {
        String subject = "kept-" + kept.size();
        assertThat(lmtp.deliver(user, message(subject, octets))).startsWith("250");
        kept.add(subject);
      }
    }
  }

  /// Every one is turned away for now, on a connection that goes on.
  private void assertDeferred(Server server, String user, int octets) throws IOException {
    try (Talk lmtp = Talk.lmtp(server)) {
      for (int i = 0; i < REFUSALS; i++) {
        assertThat(lmtp.deliver(user, message("lost-" + i, octets))).matches("45[12] 4\\..*");
      }
    }
  }

  private void assertReadable(Server server, String user) throws IOException {
    try (Talk imap = Talk.imap(server, user, PASSWORD)) {
      assertThat(imap.command("SELECT INBOX")).contains("* " + kept.size() + " EXISTS");
      for (int i = 0; i < kept.size(); i++) {
        assertThat(imap.command("FETCH " + (i + 1) + " BODY.PEEK[]").getFirst())
            .contains("Subject: " + kept.get(i) + "\r\n")
            .endsWith("x\r\n)");
      }
    }
  }

  private void assertSoundAfterRestart(Server server, Path place, String user) throws Exception {
    assertThat(server.command("", "store", "verify").orFail().out()).contains("sound");
    server.kill();
    try (Server again = Server.start(place, folder.resolve("again.log"))) {
      assertReadable(again, user);
      assertThat(again.command("", "store", "verify").orFail().out()).contains("sound");
      try (Stream<Path> drafts = Files.list(again.data().resolve("draft"))) {
        assertThat(drafts).as("drafts left behind").isEmpty();
      }
    }
  }

  private static byte[] message(String subject, int octets) {
    String line = "x".repeat(70) + "\r\n";
    return ("Subject: " + subject + "\r\n\r\n" + line.repeat(octets / line.length() + 1))
        .getBytes(US_ASCII);
  }

  private static int segments(Path disk) throws IOException {
    try (Stream<Path> files = Files.list(disk.resolve("data/log"))) {
      return (int) files.count();
    }
  }

  private static boolean mounted(Path disk) {
    return Program.isInstalled("mount")
        && Program.run(
                    disk,
                    List.of(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "mode=700,size=" + DISK_MEGABYTES + "m",
                        "none",
                        disk.toString()))
                .status()
            == 0;
  }

  /// Takes all the room there is, to the last octet.
  private static void fill(Path ballast) {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException e) {
      // full
    }
  }

  private void limitFiles(Server server, String octets) {
    Program.run(
            folder, List.of("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + octets))
        .orFail();
  }
}
