package org.gatepost.server.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatepost.server.watch.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open port: takes in peers, as many as it may, and gives each to the door.
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a channel is seen by its handler
final class Listener extends ChannelInitializer<Channel> {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final String name;
  private final Door door;
  private final Terms terms;
  private final House house;
  private final AtomicInteger connections = new AtomicInteger();

  Listener(String name, Door door, Terms terms, House house) {
    this.name = name;
    this.door = door;
    this.terms = terms;
    this.house = house;
  }

  String name() {
    return name;
  }

  int connections() {
    return connections.get();
  }

  long writeTimeoutNanos() {
    return terms.setting().writeTimeout().toNanos();
  }

  @Override
  protected void initChannel(Channel channel) {
    if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
      channel.close(); // Gone before it was taken in.
      return;
    }
    if (terms.draining()) {
      channel.close();
    } else if (connections.incrementAndGet() > terms.setting().connectionsMax()) {
      connections.decrementAndGet();
      turnAway(channel, peer, "listener-full");
    } else if (!house.crowd().enter(peer.getAddress())) {
      connections.decrementAndGet();
      turnAway(channel, peer, "address-full");
    } else {
      takeIn(channel, peer);
    }
  }

  private void takeIn(Channel channel, InetSocketAddress peer) {
    Connection connection = new Connection(channel, peer, house.nextSession(), terms);
    PeerHandler handler = new PeerHandler(connection, this);
    channel.pipeline().addLast(handler);
    house.rounds().add(handler);
    house.connections().enter();
    metrics().connectionOpened(name);
    InetAddress address = peer.getAddress();
    channel
        .closeFuture()
        .addListener(
            _ -> {
              house.rounds().remove(handler);
              house.crowd().leave(address);
              connections.decrementAndGet();
              house.connections().leave();
              metrics().connectionClosed(name);
            });
    if (terms.mode() == TlsMode.IMPLICIT) {
      connection.security().begin(channel, terms.setting().handshakeTimeout());
    } else {
      start(connection);
    }
  }

  /// The handshake has been done; with TLS from the first octet the session begins now.
  void secured(Connection connection) {
    metrics().handshakeDone(name);
    if (terms.mode() == TlsMode.IMPLICIT) {
      start(connection);
    }
  }

  void handshakeFailed(Connection connection, Throwable cause) {
    metrics().handshakeFailed(name);
    LOG.atInfo()
        .addKeyValue("listener", name)
        .addKeyValue("session", connection.session())
        .addKeyValue("peer", connection.peer().getAddress().getHostAddress())
        .addKeyValue("cause", String.valueOf(cause.getMessage()))
        .log("net.tls.failed");
  }

  private void start(Connection connection) {
    Thread owner = Thread.ofVirtual().unstarted(() -> serve(connection));
    connection.waiter().belongTo(owner);
    house.sessions().enter();
    owner.start();
  }

  private void serve(Connection connection) {
    try {
      door.serve(connection);
    } catch (IOException e) {
      LOG.atDebug()
          .addKeyValue("listener", name)
          .addKeyValue("session", connection.session())
          .addKeyValue("cause", String.valueOf(e.getMessage()))
          .log("net.connection.lost");
    } catch (RuntimeException | Error bug) {
      metrics().doorFailed(name);
      LOG.atError()
          .setCause(bug)
          .addKeyValue("listener", name)
          .addKeyValue("session", connection.session())
          .log("net.door.failed");
      apologize(connection);
    } finally {
      connection.finish();
      house.sessions().leave();
    }
  }

  private void apologize(Connection connection) {
    try {
      connection.writeAscii(line(Door.Trouble.BUG));
    } catch (IOException e) {
      connection.channel().close(); // Nobody is left to apologize to.
    }
  }

  private void turnAway(Channel channel, InetSocketAddress peer, String reason) {
    metrics().connectionRefused(name, reason);
    LOG.atWarn()
        .addKeyValue("listener", name)
        .addKeyValue("peer", peer.getAddress().getHostAddress())
        .addKeyValue("reason", reason)
        .log("net.connection.refused");
    if (terms.mode() == TlsMode.IMPLICIT) {
      channel.close();
    } else {
      byte[] word = line(Door.Trouble.TOO_MANY).getBytes(US_ASCII);
      channel.writeAndFlush(Unpooled.wrappedBuffer(word)).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private String line(Door.Trouble trouble) {
    String apology = door.apology(trouble);
    return apology.isEmpty() ? "" : apology + "\r\n";
  }

  private Metrics metrics() {
    return house.metrics();
  }
}
