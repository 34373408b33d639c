package org.gatepost.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.gatepost.base.text.Ascii;

/// A wire in memory. The door's side is [Wire]; the peer's side is [#say], [#heard] and the calls
/// that make something happen to the connection. All calls are safe from any thread.
///
/// For a script, say everything, [#end], then serve on the same thread; or let the door run on a
/// thread of its own and take turns ([DoorPeer] does).
public final class FakeWire implements Wire {
  private static final long PATIENCE_SECONDS = 20;
  private static final TlsSession TLS =
      new TlsSession(
          "TLSv1.3", "TLS_AES_128_GCM_SHA256", "X25519MLKEM768", "", List.of(), new byte[32]);

  private enum Event {
    NONE,
    SILENCE,
    RESET
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private byte[] input = {};
  private Event event = Event.NONE;
  private boolean ended;
  private boolean draining;
  private boolean woken;
  private boolean waiting;
  private boolean closed;
  private boolean tls;
  private boolean tlsOffered = true;
  private boolean deflated;
  private Duration patience = Duration.ZERO;
  private int pieceMax = Integer.MAX_VALUE;
  private InetSocketAddress peer = new InetSocketAddress("192.0.2.7", 40_001);

  private FakeWire(boolean tls) {
    this.tls = tls;
  }

  /// Without TLS, from 192.0.2.7.
  public static FakeWire plain() {
    return new FakeWire(false);
  }

  /// With TLS from the start.
  public static FakeWire secure() {
    return new FakeWire(true);
  }

  /// Without TLS, on a listener that can't start it.
  public static FakeWire withoutTls() {
    FakeWire wire = new FakeWire(false);
    wire.tlsOffered = false;
    return wire;
  }

  /// From this address instead.
  public FakeWire from(InetSocketAddress address) {
    peer = address;
    return this;
  }

  /// [#read] yields so many octets at a time at most.
  public FakeWire inPiecesOf(int octets) {
    pieceMax = octets;
    return this;
  }

  // ---- the peer's side ----

  /// Sends these octets.
  public FakeWire say(byte[] octets) {
    return change(
        () -> {
          int old = input.length;
          input = Arrays.copyOf(input, old + octets.length);
          System.arraycopy(octets, 0, input, old, octets.length);
        });
  }

  /// Sends this text, a character an octet.
  public FakeWire say(String text) {
    return say(text.getBytes(ISO_8859_1));
  }

  /// Closes the peer's side after what it has said.
  public FakeWire end() {
    return change(() -> ended = true);
  }

  /// The wait that is on, or the next one, times out.
  public FakeWire silence() {
    return change(() -> event = Event.SILENCE);
  }

  /// The wait that is on, or the next one, finds the connection broken.
  public FakeWire reset() {
    return change(() -> event = Event.RESET);
  }

  /// The server begins to stop.
  public FakeWire drain() {
    return change(() -> draining = true);
  }

  /// What the door has sent since the last call. Waits until the door waits for the peer, or has
  /// closed.
  public String heard() {
    lock.lock();
    try {
      await(() -> closed || waiting && !ready());
      String text = sent.toString(ISO_8859_1);
      sent.reset();
      return text;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until this text was sent, and answers all that was sent since the last call.
  public String heardUntil(String text) {
    lock.lock();
    try {
      await(() -> closed || sent.toString(ISO_8859_1).contains(text));
      String all = sent.toString(ISO_8859_1);
      sent.reset();
      return all;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the door has closed.
  public boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Whether compression is on. (The fake itself goes on in the clear.)
  public boolean deflated() {
    lock.lock();
    try {
      return deflated;
    } finally {
      lock.unlock();
    }
  }

  /// How long the door was ready to wait in its last read.
  public Duration patience() {
    lock.lock();
    try {
      return patience;
    } finally {
      lock.unlock();
    }
  }

  // ---- the door's side ----

  @Override
  public InetSocketAddress peer() {
    return peer;
  }

  @Override
  public InetSocketAddress local() {
    return new InetSocketAddress("198.51.100.1", 2000);
  }

  @Override
  public String session() {
    return "fake-1";
  }

  @Override
  public boolean tls() {
    return tls;
  }

  @Override
  public boolean canStartTls() {
    return tlsOffered && !tls;
  }

  @Override
  public Optional<TlsSession> tlsSession() {
    return tls ? Optional.of(TLS) : Optional.empty();
  }

  @Override
  public Line readLine(int octetsMax, Duration timeout) throws IOException {
    return line(octetsMax, timeout, false);
  }

  @Override
  public Line readLineOrWake(int octetsMax, Duration timeout) throws IOException {
    return line(octetsMax, timeout, true);
  }

  private Line line(int octetsMax, Duration timeout, boolean wakes) throws IOException {
    lock.lock();
    try {
      patience = timeout;
      waitFor(() -> lineEnd() >= 0 || ended || draining || wakes && woken || event != Event.NONE);
      int length = lineEnd() + 1;
      if (length > 0) {
        boolean crlf = length > 1 && input[length - 2] == '\r';
        byte[] text = Arrays.copyOf(take(length), crlf ? length - 2 : length - 1);
        return text.length > octetsMax ? new Line.TooLong() : LineEnd.judge(text, crlf);
      }
      if (wakes && woken) {
        woken = false;
        return new Line.Woken();
      }
      if (happened() == Event.SILENCE) {
        return new Line.Silent();
      }
      if (ended) {
        return new Line.Ended();
      }
      return new Line.Draining();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read(byte[] into, int from, int length, Duration timeout) throws IOException {
    lock.lock();
    try {
      patience = timeout;
      waitFor(() -> input.length > 0 || ended || event != Event.NONE);
      if (input.length > 0) {
        byte[] taken = take(Math.min(Math.min(input.length, length), pieceMax));
        System.arraycopy(taken, 0, into, from, taken.length);
        return taken.length;
      }
      if (happened() == Event.SILENCE) {
        throw new SilentPeer("the peer sent nothing in time");
      }
      return -1;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void unread(byte[] octets, int from, int length) {
    change(
        () -> {
          byte[] all = Arrays.copyOfRange(octets, from, from + length + input.length);
          System.arraycopy(input, 0, all, length, input.length);
          input = all;
        });
  }

  @Override
  public void wake() {
    change(() -> woken = true);
  }

  @Override
  public boolean hasInput() {
    lock.lock();
    try {
      return input.length > 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void write(byte[] octets, int from, int length) {
    change(() -> written.write(octets, from, length));
  }

  @Override
  public void writeAscii(String text) {
    if (!Ascii.isAscii(text)) {
      throw new IllegalArgumentException("not ASCII");
    }
    write(text.getBytes(ISO_8859_1), 0, text.length());
  }

  @Override
  public void flush() throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("closed");
      }
      sendWritten();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void startTls() throws IOException {
    lock.lock();
    try {
      if (!canStartTls()) {
        throw new IllegalStateException("TLS can't be started here");
      }
      if (written.size() == 0) {
        throw new IllegalStateException("write the go-ahead, do not flush it");
      }
      flush();
      input = new byte[0];
      tls = true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void startDeflate() throws IOException {
    lock.lock();
    try {
      flush();
      deflated = true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    change(
        () -> {
          sendWritten();
          closed = true;
        });
  }

  private void sendWritten() {
    sent.writeBytes(written.toByteArray());
    written.reset();
  }

  private int lineEnd() {
    for (int i = 0; i < input.length; i++) {
      if (input[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private byte[] take(int length) {
    byte[] taken = Arrays.copyOf(input, length);
    input = Arrays.copyOfRange(input, length, input.length);
    return taken;
  }

  private Event happened() throws IOException {
    Event now = event;
    event = Event.NONE;
    if (now == Event.RESET) {
      throw new IOException("connection reset");
    }
    return now;
  }

  /// Whether the door's wait is about to end.
  private boolean ready() {
    return wanted.holds();
  }

  private Wish wanted = () -> true;

  private void waitFor(Wish wish) throws IOException {
    if (!wish.holds()) {
      sendWritten();
    }
    wanted = wish;
    waiting = true;
    changed.signalAll();
    await(() -> closed || wish.holds());
    waiting = false;
    if (closed) {
      throw new IOException("closed");
    }
  }

  private void await(Wish wish) {
    long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    boolean interrupted = false;
    while (!wish.holds() && nanos > 0) {
      try {
        nanos = changed.awaitNanos(nanos);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!wish.holds()) {
      throw new AssertionError("nothing happened for " + PATIENCE_SECONDS + " s");
    }
  }

  private FakeWire change(Runnable what) {
    lock.lock();
    try {
      what.run();
      changed.signalAll();
      return this;
    } finally {
      lock.unlock();
    }
  }

  /// Something to wait for.
  @FunctionalInterface
  private interface Wish {
    boolean holds();
  }
}
