package org.gatepost.server.smtp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gatepost.server.delivery.Delivery;
import org.gatepost.server.delivery.Incoming;
import org.gatepost.server.net.SilentPeer;
import org.gatepost.server.net.Wire;
import org.gatepost.server.smtp.grammar.DotDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads messages off the wire into delivery, whole or in chunks. Used by the thread that owns the
/// connection.
///
/// A message that can't be accepted is read to its end all the same, so that what follows it is
/// read as commands; but not for longer than the largest message twice over.
final class Intake implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);
  private static final String NOT_KEPT = "smtp.message.not-kept";
  private static final int BUFFER_OCTETS = 16 * 1024;

  private final Wire wire;
  private final Delivery delivery;
  private final SmtpSetting setting;
  private final InstantSource clock;
  private final long patienceOctets;

  // Of the message that is being read: null where none is, or where it can't be kept.
  private @Nullable Incoming incoming;
  private boolean begun;
  private long octets;
  private long octetsMax;
  private Instant deadline = Instant.MAX;

  Intake(Wire wire, Delivery delivery, Host host, InstantSource clock) {
    this.wire = wire;
    this.delivery = delivery;
    this.setting = host.setting();
    this.clock = clock;
    this.patienceOctets = 2 * host.recipients().octetsMax();
  }

  /// Reads what follows DATA.
  ///
  /// @throws SilentPeer where the peer falls silent or takes too long
  Ending message(Expected message) throws IOException {
    begin(message);
    DotDecoder dots = new DotDecoder();
    byte[] buffer = new byte[BUFFER_OCTETS];
    while (!dots.ended()) {
      int length = read(buffer, buffer.length);
      int taken = dots.decode(buffer, 0, length, this::keep);
      if (taken < length) {
        wire.unread(buffer, taken, length - taken);
      }
      if (octets > patienceOctets) {
        return turnedAway(message, "endless", new Ending.Endless());
      }
    }
    return dots.bareLineEnd() && octets <= octetsMax
        ? turnedAway(message, "bare-line-end", new Ending.BareLineEnd())
        : finish(message);
  }

  /// Reads what follows BDAT.
  ///
  /// @throws SilentPeer where the peer falls silent or takes too long
  Ending chunk(Expected message, long chunkOctets, boolean last) throws IOException {
    if (!begun) {
      begin(message);
    }
    if (chunkOctets > patienceOctets) {
      return turnedAway(message, "endless", new Ending.Endless());
    }
    byte[] buffer = new byte[(int) Math.min(chunkOctets, BUFFER_OCTETS)];
    long left = chunkOctets;
    while (left > 0) {
      int length = read(buffer, (int) Math.min(left, buffer.length));
      keep(buffer, 0, length);
      left -= length;
    }
    return last || octets > octetsMax || incoming == null
        ? finish(message)
        : new Ending.ChunkTaken();
  }

  /// Reads a chunk that nobody wants.
  ///
  /// @return false where it is larger than any message, and was not read
  boolean skip(long chunkOctets) throws IOException {
    if (chunkOctets > patienceOctets) {
      return false;
    }
    deadline = clock.instant().plus(setting.messageTimeout());
    byte[] buffer = new byte[(int) Math.min(chunkOctets, BUFFER_OCTETS)];
    long left = chunkOctets;
    while (left > 0) {
      left -= read(buffer, (int) Math.min(left, buffer.length));
    }
    return true;
  }

  /// Drops what was begun and will not be finished.
  void drop() {
    begun = false;
    if (incoming != null) {
      incoming.close();
      incoming = null;
    }
  }

  @Override
  public void close() {
    drop();
  }

  private void begin(Expected message) {
    drop();
    begun = true;
    octets = 0;
    octetsMax = message.octetsMax();
    deadline = clock.instant().plus(setting.messageTimeout());
    try {
      incoming = delivery.begin(message.arrival());
    } catch (IOException e) {
      notKept(e);
    }
  }

  private Ending finish(Expected message) {
    if (octets > octetsMax) {
      return turnedAway(message, "too-large", new Ending.TooLarge());
    }
    return incoming == null
        ? turnedAway(message, "not-kept", new Ending.Failed())
        : new Ending.Delivered(delivery.accept(incoming, message.to()));
  }

  private Ending turnedAway(Expected message, String why, Ending ending) {
    delivery.turnedAway(message.arrival(), why, octets);
    return ending;
  }

  private void keep(byte[] from, int start, int length) {
    octets += length;
    if (incoming == null) {
      return;
    }
    if (octets > octetsMax) {
      incoming.close();
      incoming = null;
      return;
    }
    try {
      incoming.write(from, start, length);
    } catch (IOException e) {
      incoming.close();
      incoming = null;
      notKept(e);
    }
  }

  private void notKept(IOException e) {
    log.atWarn().addKeyValue("session", wire.session()).setCause(e).log(NOT_KEPT);
  }

  private int read(byte[] into, int most) throws IOException {
    Duration left = Duration.between(clock.instant(), deadline);
    if (!left.isPositive()) {
      throw new SilentPeer("the message took too long");
    }
    Duration patience = left.compareTo(setting.dataTimeout()) < 0 ? left : setting.dataTimeout();
    int length = wire.read(into, 0, most, patience);
    if (length < 0) {
      throw new IOException("the peer left within a message");
    }
    return length;
  }
}
