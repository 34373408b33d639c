package org.gatepost.server.pop3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gatepost.server.net.DoorPeer;
import org.gatepost.testkit.Transcript;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each conversation starts with three messages in alice@example.org's INBOX.
class Pop3TranscriptTest {
  private static final Pop3Setting SETTING =
      new Pop3Setting(
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofMinutes(2),
          Duration.ZERO,
          true,
          5,
          3);

  @TempDir private Path folder;

  static List<Transcript> transcripts() {
    return Transcript.in(Path.of("src/test/transcripts/pop3"));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theConversationGoesAsWritten(Transcript transcript) throws IOException {
    try (Post post = new Post(folder)) {
      post.deliver("Subject: one\r\n\r\nFirst line\r\n.dot\r\n..two dots\r\n.\r\nlast\r\n");
      post.deliver("Subject: two\r\n\r\nNo end of line");
      post.deliver("Subject: three\r\nX-Long: y\r\n\r\n1\r\n2\r\n3\r\n4\r\n");
      try (Doors doors = new Doors(post)) {
        transcript.play(doors.peer());
      }
    }
  }

  /// The door that is talked to, and another for a second client.
  private static final class Doors implements AutoCloseable {
    private final Post post;
    private final DoorPeer peer;
    private final DoorPeer other;

    Doors(Post post) {
      this.post = post;
      Pop3Door door = post.door(SETTING);
      this.peer = new DoorPeer(door, this::more);
      this.other = new DoorPeer(door);
    }

    DoorPeer peer() {
      return peer;
    }

    private boolean more(String directive) {
      try {
        return switch (directive) {
          case "another client removes message 2" -> {
            post.removeElsewhere(2);
            yield true;
          }
          case "a message comes in" -> {
            post.deliver("Subject: new\r\n\r\nnew\r\n");
            yield true;
          }
          case "another client signs in" -> {
            other.direct("connect tls");
            other.say(ascii("USER " + Post.NAME + "\r\nPASS " + Post.PASSWORD + "\r\n"));
            yield other.answers().size() == 3;
          }
          case "the other client ends" -> {
            other.direct("end");
            yield other.answers().isEmpty();
          }
          default -> false;
        };
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static byte[] ascii(String text) {
      return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
      peer.close();
      other.close();
    }
  }
}
