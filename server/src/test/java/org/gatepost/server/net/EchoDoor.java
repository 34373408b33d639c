package org.gatepost.server.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A door with a word for each thing that a wire can do.
final class EchoDoor implements Door {
  static final int LINE_MAX = 100;

  /// What the wires saw, in order.
  final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

  /// The wire that is served last.
  volatile Wire last = FakeWire.plain();

  private final Duration timeout;

  EchoDoor(Duration timeout) {
    this.timeout = timeout;
  }

  EchoDoor() {
    this(Duration.ofSeconds(10));
  }

  @Override
  public void serve(Wire wire) throws IOException {
    last = wire;
    wire.writeAscii("hello\r\n");
    boolean on = true;
    while (on) {
      on =
          switch (wire.readLine(LINE_MAX, timeout)) {
            case Line.Text(var octets) -> obey(wire, new String(octets, UTF_8));
            case Line.BareLineEnd _ -> say(wire, "bare");
            case Line.TooLong _ -> say(wire, "too long");
            case Line.Silent _ -> bye(wire, "silent");
            case Line.Ended _ -> bye(wire, "ended");
            case Line.Draining _ -> bye(wire, "draining");
            case Line.Woken _ -> bye(wire, "woken");
          };
    }
  }

  @Override
  public String apology(Trouble trouble) {
    return trouble == Trouble.BUG ? "sorry" : "full";
  }

  private boolean obey(Wire wire, String line) throws IOException {
    String[] words = line.split(" ", 2);
    return switch (words[0]) {
      case "quit" -> bye(wire, "bye");
      case "tls" -> {
        wire.writeAscii("go\r\n");
        wire.startTls();
        yield true;
      }
      case "deflate" -> {
        wire.writeAscii("go\r\n");
        wire.startDeflate();
        yield true;
      }
      case "group" -> say(wire, wire.tlsSession().map(TlsSession::group).orElse("plain"));
      case "name" -> say(wire, wire.tlsSession().map(TlsSession::serverName).orElse("plain"));
      case "idle" -> idle(wire);
      case "fill" -> fill(wire, Integer.parseInt(words[1]));
      case "take" -> take(wire, Integer.parseInt(words[1]));
      case "bug" -> throw new IllegalStateException("as was asked for");
      default -> say(wire, line);
    };
  }

  private boolean idle(Wire wire) throws IOException {
    wire.writeAscii("+\r\n");
    return switch (wire.readLineOrWake(LINE_MAX, timeout)) {
      case Line.Woken _ -> say(wire, "woken");
      case Line.Draining _ -> bye(wire, "draining");
      default -> say(wire, "not woken");
    };
  }

  private static boolean fill(Wire wire, int octets) throws IOException {
    byte[] piece = new byte[1000];
    for (int i = 0; i < octets; i += piece.length) {
      wire.write(piece);
    }
    return true;
  }

  private boolean take(Wire wire, int octets) throws IOException {
    byte[] room = new byte[4096];
    int left = octets;
    while (left > 0) {
      int read = wire.read(room, 0, Math.min(left, room.length), timeout);
      if (read < 0) {
        return bye(wire, "ended");
      }
      left -= read;
    }
    return say(wire, "taken");
  }

  private boolean say(Wire wire, String word) throws IOException {
    seen.add(word);
    wire.writeAscii(word + "\r\n");
    return true;
  }

  private boolean bye(Wire wire, String word) throws IOException {
    say(wire, word);
    return false;
  }
}
