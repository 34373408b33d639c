package org.gatepost.server.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.certificate.Identities;
import org.gatepost.server.watch.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All open ports and the threads that serve them.
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a channel is seen by its handler
public final class Listeners implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final int BACKLOG = 1024;
  private static final int READ_MIN = 256;
  private static final int READ_AT_FIRST = 1024;
  private static final int READ_MAX = 32 * 1024;
  private static final int READS_IN_A_ROW = 2;

  private final NetSetting setting;
  private final EventLoopGroup loops;
  private final TlsContexts contexts;
  private final Deflaters deflaters = new Deflaters();
  private final House house;

  // Guarded by the monitor.
  private final Map<String, Listener> open = new LinkedHashMap<>();
  private final Map<String, Channel> ports = new LinkedHashMap<>();
  private volatile boolean stopping;

  /// Starts the loops; opens no port yet.
  ///
  /// @throws IOException where the certificates can't be used
  public Listeners(
      NetSetting setting, Certificates certificates, Metrics metrics, InstantSource clock)
      throws IOException {
    this.setting = setting;
    this.contexts = new TlsContexts(new TicketKeys(Waiter.now()));
    contexts.use(certificates.current());
    int threads =
        setting.loops() > 0
            ? setting.loops()
            : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    this.loops =
        new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("net"), factory());
    Rounds rounds = new Rounds(contexts);
    this.house =
        new House(
            new Crowd(setting.connectionsPerAddress()),
            rounds,
            metrics,
            clock.instant().getEpochSecond());
    loops
        .next()
        .scheduleAtFixedRate(
            rounds, Rounds.PERIOD_MILLIS, Rounds.PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    certificates.onChange(this::replaceCertificates);
  }

  /// Loads the native libraries, which takes a good part of a start; call it early, on a thread of
  /// its own.
  public static void warmUp() {
    LOG.atDebug()
        .addKeyValue("epoll", Epoll.isAvailable())
        .addKeyValue("tls", OpenSsl.versionString())
        .log("net.libraries.loaded");
  }

  /// Opens a port.
  ///
  /// @return the address it is open on, with the port that was found where 0 was asked for
  /// @throws IOException where it can't be opened
  public synchronized InetSocketAddress open(
      String name, InetSocketAddress address, TlsMode mode, Door door) throws IOException {
    Terms terms = new Terms(mode, setting, contexts, deflaters, () -> stopping);
    Listener listener = new Listener(name, door, terms, house);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(channelKind())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(READ_MIN, READ_AT_FIRST, READ_MAX)
                    .maxMessagesPerRead(READS_IN_A_ROW))
            .childHandler(listener)
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(name + ": can't listen on " + address, bound.cause());
    }
    open.put(name, listener);
    ports.put(name, bound.channel());
    InetSocketAddress found = (InetSocketAddress) bound.channel().localAddress();
    LOG.atInfo()
        .addKeyValue("listener", name)
        .addKeyValue("address", found)
        .log("net.listener.opened");
    return found;
  }

  /// Connections by listener.
  public synchronized Map<String, Integer> connections() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    open.forEach((name, listener) -> counts.put(name, listener.connections()));
    return counts;
  }

  /// Takes in nobody more, lets every session finish what it does and say goodbye, waits for that
  /// as long as the setting allows, then closes what is left.
  @Override
  public void close() {
    stopping = true;
    synchronized (this) {
      ports.values().forEach(port -> port.close().awaitUninterruptibly());
      ports.clear();
    }
    house.rounds().signalAll();
    try {
      int left = house.sessions().awaitNobody(setting.drainTimeout());
      if (left > 0) {
        LOG.atWarn().addKeyValue("sessions", left).log("net.drain.cut");
      }
      // Loops that are told to stop drop what waits to be written, so all is closed before that.
      house.rounds().closeAll();
      house.connections().awaitNobody(LAST_WORDS);
      house.sessions().awaitNobody(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      house.rounds().closeAll();
    }
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    deflaters.close();
  }

  private void replaceCertificates(Identities identities) {
    try {
      contexts.use(identities);
    } catch (SSLException e) {
      LOG.atWarn()
          .addKeyValue("cause", String.valueOf(e.getMessage()))
          .log("net.certificates.refused");
    }
  }

  private static IoHandlerFactory factory() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  private static Class<? extends ServerChannel> channelKind() {
    return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }
}
