package org.gatepost.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.time.Duration;

/// One peer over a socket: the loop's end. It fills the inbox and reports what happens.
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a channel is seen by its handler
final class PeerHandler extends ChannelInboundHandlerAdapter {
  /// How long a connection that we have ended waits for the peer to end it too, so that our last
  /// words are not lost to a reset.
  private static final long LINGER = Duration.ofSeconds(2).toNanos();

  private static final long NEVER = Long.MAX_VALUE;

  private final Connection connection;
  private final Listener listener;

  // Owned by the loop, but for the deadline, which Rounds reads.
  private volatile long lingerDeadline = NEVER;
  private boolean inputEnded;
  private boolean read;

  PeerHandler(Connection connection, Listener listener) {
    this.connection = connection;
    this.listener = listener;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    connection.inbox().add((ByteBuf) message);
    read = true;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (read) {
      read = false;
      connection.waiter().signal();
    }
    if (connection.inbox().wantsMore() || lingerDeadline != NEVER && !inputEnded) {
      context.read();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    switch (event) {
      case SslHandshakeCompletionEvent shaken when shaken.isSuccess() -> {
        connection.security().done();
        listener.secured(connection);
        connection.waiter().signal();
      }
      case SslHandshakeCompletionEvent failed -> {
        listener.handshakeFailed(connection, failed.cause());
        broken(context, failed.cause());
      }
      case SslCloseCompletionEvent _,
          ChannelInputShutdownEvent _,
          ChannelInputShutdownReadComplete _ ->
          inputEnded(context);
      default -> {}
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    connection.inbox().end();
    connection.outbox().fail(new IOException("the peer is gone"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    broken(context, cause);
  }

  /// Ends our side, and waits a little for the peer to end its own. Called by the loop.
  static void linger(Channel channel) {
    PeerHandler handler = channel.pipeline().get(PeerHandler.class);
    if (handler == null || handler.lingerDeadline != NEVER || !channel.isActive()) {
      return;
    }
    long patience =
        handler.connection.outbox().isUnderWay() ? handler.listener.writeTimeoutNanos() : LINGER;
    handler.lingerDeadline = Waiter.now() + patience;
    SslHandler ssl = channel.pipeline().get(SslHandler.class);
    ChannelFuture said =
        ssl == null || !handler.connection.security().isOn()
            ? channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
            : ssl.closeOutbound();
    said.addListener(_ -> handler.endOutput(channel));
  }

  /// Gives up on a peer that does not end its side.
  void closeIfDue(long now) {
    if (now >= lingerDeadline) {
      connection.channel().close();
    }
  }

  private void endOutput(Channel channel) {
    if (inputEnded) {
      channel.close();
      return;
    }
    ((DuplexChannel) channel).shutdownOutput();
    channel.read();
  }

  private void inputEnded(ChannelHandlerContext context) {
    inputEnded = true;
    connection.inbox().end();
    connection.waiter().signal();
    if (lingerDeadline != NEVER && !connection.outbox().isUnderWay()) {
      context.close();
    }
  }

  private void broken(ChannelHandlerContext context, Throwable cause) {
    IOException failure = cause instanceof IOException io ? io : new IOException(cause);
    connection.inbox().fail(failure);
    connection.outbox().fail(failure);
    context.close();
  }
}
