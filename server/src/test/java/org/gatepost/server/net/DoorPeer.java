package org.gatepost.server.net;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.gatepost.testkit.Transcript;
import org.jspecify.annotations.Nullable;

/// Plays a transcript against a door over a [FakeWire].
///
/// Directives: `#! connect`, `#! connect tls` or `#! connect without tls` (and none to be started)
/// lets the door greet; `#! silence`, `#! end`, `#! reset`, `#! drain` and `#! wake` make that
/// happen; `#! closed` fails unless the door has closed. Others are handed to `more`. STARTTLS
/// needs none: the fake shakes hands at once.
public final class DoorPeer implements Transcript.Peer, AutoCloseable {
  private final Door door;
  private final Function<String, Boolean> more;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private @Nullable FakeWire wire;

  public DoorPeer(Door door, Function<String, Boolean> more) {
    this.door = door;
    this.more = more;
  }

  public DoorPeer(Door door) {
    this(door, _ -> false);
  }

  @Override
  public void say(byte[] octets) {
    wire().say(octets);
  }

  @Override
  public List<String> answers() {
    FakeWire current = wire;
    if (current == null) {
      return List.of();
    }
    String heard = current.heard();
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new AssertionError("the door threw after: " + heard, thrown);
    }
    if (heard.isEmpty()) {
      return List.of();
    }
    String utf8 =
        new String(
            heard.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
            java.nio.charset.StandardCharsets.UTF_8);
    if (!utf8.endsWith("\r\n")) {
      throw new AssertionError("no CRLF at the end of: " + utf8);
    }
    return List.of(utf8.substring(0, utf8.length() - 2).split("\r\n", -1));
  }

  @Override
  public void direct(String directive) throws IOException {
    switch (directive) {
      case "connect" -> start(FakeWire.plain());
      case "connect tls" -> start(FakeWire.secure());
      case "connect without tls" -> start(FakeWire.withoutTls());
      case "silence" -> wire().silence();
      case "end" -> wire().end();
      case "reset" -> wire().reset();
      case "drain" -> wire().drain();
      case "wake" -> wire().wake();
      case "closed" -> {
        if (!wire().closed()) {
          throw new AssertionError("the door is still open");
        }
      }
      default -> {
        if (!more.apply(directive)) {
          throw new IllegalArgumentException("unknown directive: " + directive);
        }
      }
    }
  }

  /// The connection that is on; one is made where there is none.
  public FakeWire wire() {
    FakeWire current = wire;
    if (current == null) {
      current = FakeWire.plain();
      start(current);
    }
    return current;
  }

  /// Begins a connection on this wire.
  public void start(FakeWire on) {
    wire = on;
    Thread.ofVirtual().start(() -> serve(on));
  }

  private void serve(FakeWire on) {
    try {
      door.serve(on);
    } catch (IOException e) {
      // The peer is gone, as a directive said.
    } catch (RuntimeException | AssertionError e) {
      failure.set(e);
    } finally {
      on.close();
    }
  }

  /// Ends the connection, so that the door's thread ends.
  @Override
  public void close() {
    FakeWire current = wire;
    if (current != null) {
      current.end();
    }
  }
}
