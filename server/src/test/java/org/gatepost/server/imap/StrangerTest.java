package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gatepost.base.setting.Given;
import org.gatepost.server.net.DoorPeer;
import org.gatepost.server.net.FakeWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long someone may take who has not signed in.
final class StrangerTest {
  @TempDir private Path folder;

  @Test
  void theTimeToSignInCountsWithinALiteralToo() throws IOException {
    Map<String, Given> brief = Map.of("imap.signin-timeout", new Given("60s", "test"));
    try (TestHouse house = TestHouse.in(folder);
        DoorPeer peer = new DoorPeer(house.door(brief))) {
      FakeWire wire = FakeWire.secure();
      peer.start(wire);
      peer.answers();
      house.clock().advance(Duration.ofSeconds(20));
      peer.say("a LOGIN {5}\r\n".getBytes(US_ASCII));
      assertThat(peer.answers()).containsExactly("+ Go on");
      assertThat(wire.patience()).isEqualTo(Duration.ofSeconds(40));
      house.clock().advance(Duration.ofSeconds(60));
      peer.say("ali".getBytes(US_ASCII));
      peer.answers();
      assertThat(wire.patience()).isZero();
    }
  }
}
