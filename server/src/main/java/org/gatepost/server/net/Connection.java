package org.gatepost.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One peer over a socket: the session's end. The loop's end is [PeerHandler].
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a channel is seen by its handler
final class Connection implements Wire {
  /// Octets of an overlong line that are read and dropped before the peer is given up.
  static final int DRAINED_MAX = 1024 * 1024;

  private final Channel channel;
  private final InetSocketAddress peer;
  private final InetSocketAddress local;
  private final String session;
  private final Terms terms;
  private final Waiter waiter = new Waiter();
  private final Inbox inbox = new Inbox();
  private final Outbox outbox;
  private final Security security;
  private final Pace pace;

  /// Set by any thread, cleared by the owner.
  private volatile boolean woken;

  // All below is the owner's.
  private @Nullable ByteBuf current;
  private @Nullable Inflation inflation;
  private @Nullable PartialLine partial;
  private boolean heardOf;

  Connection(Channel channel, InetSocketAddress peer, String session, Terms terms) {
    this.channel = channel;
    this.peer = peer;
    this.local = (InetSocketAddress) channel.localAddress();
    this.session = session;
    this.terms = terms;
    this.outbox = new Outbox(channel, waiter, terms.setting().writeTimeout());
    this.security = new Security(terms.contexts());
    this.pace = new Pace(terms.setting());
  }

  // ---- for the loop and the listener ----

  Inbox inbox() {
    return inbox;
  }

  Outbox outbox() {
    return outbox;
  }

  Waiter waiter() {
    return waiter;
  }

  Security security() {
    return security;
  }

  Channel channel() {
    return channel;
  }

  /// Says the last words, and lets the loop see the connection to its end. Called by the owner.
  void finish() {
    try {
      outbox.flush();
    } catch (IOException e) {
      channel.close();
    }
    outbox.release();
    if (current != null) {
      current.release();
      current = null;
    }
    if (inflation != null) {
      inflation.release();
    }
    inbox.dropAll();
    channel.eventLoop().execute(() -> PeerHandler.linger(channel));
  }

  // ---- Wire ----

  @Override
  public InetSocketAddress peer() {
    return peer;
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public String session() {
    return session;
  }

  @Override
  public boolean tls() {
    return security.isOn();
  }

  @Override
  public boolean canStartTls() {
    return terms.mode() == TlsMode.STARTTLS && !security.isOn();
  }

  @Override
  public Optional<TlsSession> tlsSession() {
    return security.session(channel);
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
    long deadline = Waiter.now() + patience(timeout).toNanos();
    pace.begin();
    if (wakes && woken) {
      woken = false;
      return new Line.Woken();
    }
    while (true) {
      ByteBuf input = input();
      if (input != null) {
        Line line = scan(input, octetsMax);
        if (line != null) {
          return line;
        }
        continue;
      }
      if (wakes && woken) {
        woken = false;
        return new Line.Woken();
      }
      if (inbox.hasEnded() && inbox.isEmpty()) {
        return new Line.Ended();
      }
      if (partial == null && terms.draining()) {
        return new Line.Draining();
      }
      long until = partial == null ? deadline : Math.min(deadline, partial.deadline());
      if (!outlasts(until)) {
        return new Line.Silent();
      }
    }
  }

  /// Takes a line from the input, or what there is of it.
  private @Nullable Line scan(ByteBuf input, int octetsMax) throws IOException {
    int start = input.readerIndex();
    int lf = input.indexOf(start, input.writerIndex(), (byte) '\n');
    PartialLine begun = partial;
    if (lf < 0) {
      if (begun == null) {
        begun = new PartialLine(Waiter.now() + terms.setting().lineTimeout().toNanos());
        partial = begun;
      }
      begun.add(input, input.readableBytes(), octetsMax);
      return null;
    }
    if (begun != null) {
      begun.add(input, lf + 1 - start, octetsMax);
      partial = null;
      return begun.end(octetsMax);
    }
    boolean crlf = lf > start && input.getByte(lf - 1) == '\r';
    int length = crlf ? lf - 1 - start : lf - start;
    if (length > octetsMax) {
      input.readerIndex(lf + 1);
      return new Line.TooLong();
    }
    byte[] text = new byte[length];
    input.readBytes(text).readerIndex(lf + 1);
    return LineEnd.judge(text, crlf);
  }

  @Override
  public int read(byte[] into, int from, int length, Duration timeout) throws IOException {
    long deadline = Waiter.now() + patience(timeout).toNanos();
    while (true) {
      PartialLine begun = partial;
      if (begun != null) {
        partial = null;
        current = begun.giveBack(current);
      }
      ByteBuf input = input();
      if (input != null) {
        int read = Math.min(length, input.readableBytes());
        input.readBytes(into, from, read);
        pace.came(read);
        return read;
      }
      if (inbox.hasEnded() && inbox.isEmpty()) {
        return -1;
      }
      if (pace.isTooSlow()) {
        throw new SilentPeer("the peer sends too slowly");
      }
      long now = Waiter.now();
      if (now >= deadline) {
        throw new SilentPeer("the peer sent nothing in time");
      }
      var _ = outlasts(Math.min(deadline, now + pace.left()));
      pace.waited(Waiter.now() - now);
    }
  }

  @Override
  public void unread(byte[] octets, int from, int length) {
    // What was read last still stands in the buffer it came from.
    ByteBuf held = current;
    if (held == null || held.readerIndex() < length) {
      throw new IllegalStateException("more given back than was read");
    }
    held.readerIndex(held.readerIndex() - length);
  }

  /// Input that is here and not read yet, or null.
  private @Nullable ByteBuf input() throws IOException {
    while (true) {
      ByteBuf held = current;
      if (held != null) {
        if (held.isReadable()) {
          return held;
        }
        held.release();
        current = null;
      }
      current = inflation == null ? received() : inflated(inflation);
      if (current == null) {
        return null;
      }
      heardOf = true;
    }
  }

  private @Nullable ByteBuf received() {
    ByteBuf taken = inbox.take();
    if (taken != null && inbox.resumes()) {
      channel.read();
    }
    return taken;
  }

  private @Nullable ByteBuf inflated(Inflation from) throws IOException {
    while (true) {
      ByteBuf piece = from.next(channel.alloc());
      if (piece != null) {
        return piece;
      }
      ByteBuf compressed = received();
      if (compressed == null) {
        return null;
      }
      from.feed(compressed);
    }
  }

  /// Waits for something to happen. False where the deadline has come first.
  private boolean outlasts(long deadline) throws IOException {
    outbox.flush();
    if (Waiter.now() >= deadline) {
      return false;
    }
    if (inbox.isEmpty()) {
      waiter.park(deadline);
    }
    return true;
  }

  private Duration patience(Duration timeout) {
    Duration first = terms.setting().firstOctetTimeout();
    return heardOf || timeout.compareTo(first) < 0 ? timeout : first;
  }

  @Override
  public void wake() {
    woken = true;
    waiter.signal();
  }

  @Override
  public boolean hasInput() {
    return current != null && current.isReadable()
        || !inbox.isEmpty()
        || inflation != null && inflation.hasMore();
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    outbox.write(octets, from, length);
  }

  @Override
  public void writeAscii(String text) throws IOException {
    outbox.writeAscii(text);
  }

  @Override
  public void flush() throws IOException {
    outbox.flush();
  }

  @Override
  public void startTls() throws IOException {
    if (!canStartTls()) {
      throw new IllegalStateException("TLS can't be started here");
    }
    ByteBuf goAhead = outbox.takeGathered();
    if (!goAhead.isReadable()) {
      goAhead.release();
      throw new IllegalStateException("write the go-ahead, do not flush it");
    }
    if (current != null) {
      current.release();
      current = null;
    }
    partial = null;
    // On the loop nothing is read between the drop and the handshake's start.
    channel
        .eventLoop()
        .execute(
            () -> {
              inbox.drop();
              security.begin(channel, terms.setting().handshakeTimeout());
              channel.writeAndFlush(goAhead);
            });
    while (!security.isOn()) {
      if (inbox.hasEnded()) {
        throw new IOException("the peer ended during the handshake");
      }
      waiter.park(Waiter.now() + terms.setting().handshakeTimeout().toNanos());
    }
  }

  @Override
  public void startDeflate() throws IOException {
    if (inflation != null) {
      throw new IllegalStateException("compressed already");
    }
    outbox.flush();
    outbox.deflate(new Deflation(terms.deflaters()));
    Inflation begun = new Inflation();
    inflation = begun;
    if (current != null) {
      begun.feed(current);
      current = null;
    }
  }

  @Override
  public void close() {
    if (waiter.isCurrent()) {
      try {
        outbox.flush();
      } catch (IOException e) {
        channel.close();
        return;
      }
      channel.eventLoop().execute(() -> PeerHandler.linger(channel));
    } else {
      channel.close();
    }
  }
}
