package org.gatepost.server.delivery;

import java.io.IOException;
import org.gatepost.base.message.MessageIndex;
import org.gatepost.base.message.MessageLimits;
import org.gatepost.base.message.MessageScan;
import org.gatepost.store.blob.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message on its way in: its octets are drafted and its structure is read as they go by. Used by
/// the thread that owns the connection, which closes it.
public final class Incoming implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Incoming.class);
  private static final String NOT_DROPPED = "delivery.draft.not-dropped";

  private final String id;
  private final Arrival arrival;
  private final Draft draft;
  private final MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
  private final HopCount hops = new HopCount();

  private Incoming(String id, Arrival arrival, Draft draft) {
    this.id = id;
    this.arrival = arrival;
    this.draft = draft;
  }

  /// Begins with the trace header.
  ///
  /// @throws IOException where it can't be kept; the draft is closed then
  static Incoming begin(String id, Arrival arrival, Draft draft, byte[] traceHeader)
      throws IOException {
    Incoming incoming = new Incoming(id, arrival, draft);
    try {
      incoming.keep(traceHeader, 0, traceHeader.length);
      return incoming;
    } catch (IOException e) {
      incoming.close();
      throw e;
    }
  }

  /// Takes the message's next octets.
  ///
  /// @throws IOException where they can't be kept; the message is lost then and nothing more helps
  public void write(byte[] octets, int from, int length) throws IOException {
    hops.accept(octets, from, length);
    keep(octets, from, length);
  }

  /// Drops what was not handed on.
  @Override
  public void close() {
    try {
      draft.close();
    } catch (IOException e) {
      // Its temporary file stays behind until the next start; the message itself is decided.
      log.atWarn().addKeyValue("id", id).setCause(e).log(NOT_DROPPED);
    }
  }

  String id() {
    return id;
  }

  Arrival arrival() {
    return arrival;
  }

  Draft draft() {
    return draft;
  }

  int hops() {
    return hops.hops();
  }

  MessageIndex index() {
    return scan.finish();
  }

  private void keep(byte[] octets, int from, int length) throws IOException {
    scan.accept(octets, from, length);
    draft.write(octets, from, length);
  }
}
