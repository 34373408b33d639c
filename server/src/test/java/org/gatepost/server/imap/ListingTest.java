package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatepost.server.net.DoorPeer;
import org.gatepost.server.net.FakeWire;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.mailbox.MailboxName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What LIST may cost.
final class ListingTest {
  private static final int MAILBOXES = 1_000;
  private static final int NAME = 250;

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void aPatternTooLongForSoManyMailboxesIsRefusedAndOthersAreNot() throws IOException {
    try (TestHouse house = TestHouse.in(folder)) {
      AccountId alice = house.add("alice@example.org");
      for (int i = 0; i < MAILBOXES; i++) {
        String name = "%0" + NAME + "d";
        house.store().mailboxes().create(alice, new MailboxName(name.formatted(i)), Set.of());
      }
      try (DoorPeer peer = new DoorPeer(house.door(Map.of()))) {
        FakeWire wire = FakeWire.secure();
        peer.start(wire);
        peer.answers();
        assertThat(ask(peer, "LOGIN alice@example.org " + TestHouse.PASSWORD)).startsWith("a OK");
        int most = (int) (Listing.STEPS_MAX / (MAILBOXES * (NAME + 1L)));
        assertThat(ask(peer, "LIST \"\" " + "0*".repeat(most / 2 + 1))).startsWith("a NO [LIMIT] ");
        assertThat(ask(peer, "LSUB \"\" " + "0*".repeat(most / 2 + 1))).startsWith("a NO [LIMIT] ");
        assertThat(ask(peer, "LIST \"\" " + "*0".repeat(100))).startsWith("a OK");
        assertThat(ask(peer, "LIST \"\" *")).startsWith("a OK");
      }
    }
  }

  private static String ask(DoorPeer peer, String command) {
    peer.say(("a " + command + "\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    List<String> answers = peer.answers();
    return answers.getLast();
  }
}
