package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gatepost.base.setting.Given;
import org.gatepost.server.net.FakeWire;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConversationPropertyTest {
  private static final List<String> PIECES =
      List.of(
          "a1 ",
          "NOOP",
          "\r\n",
          "\n",
          "\r",
          "SELECT INBOX",
          "FETCH 1:* (FLAGS BODY[])",
          "IDLE",
          "DONE",
          "{5}",
          "{5+}\r\nINBOX",
          "APPEND INBOX {3+}\r\n",
          "\"",
          "(",
          ")",
          "*",
          "\\",
          "UID ",
          "SEARCH ALL",
          "LIST \"\" %",
          "STATUS INBOX (MESSAGES)",
          "\u0000",
          "\u00ff",
          "AUTHENTICATE PLAIN",
          "ENABLE QRESYNC",
          "STORE 1 +FLAGS (\\Deleted)",
          "EXPUNGE",
          "CLOSE",
          "(QRESYNC (1 1))",
          "CREATE x",
          "DELETE x",
          "RENAME INBOX y",
          "COMPRESS DEFLATE",
          "$");

  @TempDir private Path folder;

  @Test
  void whateverAPeerSaysTheDoorNeitherThrowsNorBreaksALine() throws IOException {
    try (TestHouse house = TestHouse.in(folder)) {
      house.add("alice@example.org");
      house.deliver("alice@example.org", "INBOX", "Subject: x\r\n\r\nHello\r\n");
      ImapDoor door = house.door(Map.of("imap.bad-commands-max", new Given("200", "test")));
      Cases.forAll((chance, size) -> talk(door, chance, size));
    }
  }

  private static void talk(ImapDoor door, SplittableRandom chance, int size) throws IOException {
    StringBuilder said =
        new StringBuilder("a LOGIN alice@example.org " + TestHouse.PASSWORD + "\r\n");
    for (int i = 0; i < size / 2; i++) {
      said.append(PIECES.get(chance.nextInt(PIECES.size())));
      said.append(chance.nextInt(3) == 0 ? "\r\nb" + i + " " : " ");
    }
    FakeWire wire = FakeWire.secure().inPiecesOf(chance.nextInt(1, 40));
    wire.say(said.toString().getBytes(ISO_8859_1)).end();
    try {
      door.serve(wire);
    } catch (IOException e) {
      // The peer ended within a literal.
      assertThat(e).hasMessageContaining("ended");
    } finally {
      wire.close();
    }
    String heard = wire.heard();
    assertThat(heard).startsWith("* OK ").doesNotContain(TestHouse.PASSWORD);
    assertThat(heard.lines().filter(line -> line.startsWith("a OK "))).hasSize(1);
  }
}
