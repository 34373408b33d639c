package org.gatepost.app.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on the Unix socket in the data directory and has each verb carried out.
public final class ControlServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ControlServer.class);

  private final Path socket;
  private final ServerSocketChannel listener;
  private final Function<Verb, Answer> carryOut;
  private final ObjectMapper mapper = ControlWire.mapper();

  private ControlServer(
      Path socket, ServerSocketChannel listener, Function<Verb, Answer> carryOut) {
    this.socket = socket;
    this.listener = listener;
    this.carryOut = carryOut;
  }

  /// Opens the socket, replacing one that a killed server left behind. The caller holds the data
  /// directory's lock, so no living server can be listening.
  public static ControlServer open(Path data, Function<Verb, Answer> carryOut) throws IOException {
    Path socket = ControlWire.socket(data);
    Files.deleteIfExists(socket);
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    ControlServer server = new ControlServer(socket, listener, carryOut);
    Thread.ofVirtual().name("control").start(server::accept);
    return server;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Files.deleteIfExists(socket);
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        SocketChannel peer = listener.accept();
        Thread.ofVirtual().name("control-peer").start(() -> serve(peer));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        log.atWarn().setCause(e).log("control.accept.failed");
      }
    }
  }

  private void serve(SocketChannel peer) {
    try (peer) {
      InputStream in = new BufferedInputStream(Channels.newInputStream(peer));
      for (byte[] line = line(in); line.length > 0; line = line(in)) {
        byte[] answer = mapper.writerFor(Answer.class).writeValueAsBytes(answer(line));
        ByteBuffer out = ByteBuffer.allocate(answer.length + 1).put(answer).put((byte) '\n').flip();
        while (out.hasRemaining()) {
          peer.write(out);
        }
      }
    } catch (IOException e) {
      log.atDebug().log("control.peer.gone");
    }
  }

  private Answer answer(byte[] line) {
    Verb verb;
    try {
      verb = mapper.readValue(line, Verb.class);
    } catch (JsonProcessingException e) {
      // The line may hold a password: neither it nor the parser's text goes anywhere.
      return new Answer.Refused("bad-request", "The request can't be read.", "无法读取该请求。");
    } catch (IOException e) {
      return new Answer.Failed("The request can't be read.", "无法读取该请求。");
    }
    try {
      return carryOut.apply(verb);
    } catch (RuntimeException e) {
      log.atError()
          .setCause(e)
          .addKeyValue("verb", verb.getClass().getSimpleName())
          .log("control.bug");
      return new Answer.Failed(
          "The server met a bug; its log has the details.", "服务器出现程序错误，详情见日志。");
    }
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (line.size() >= ControlWire.LINE_OCTETS_MAX) {
        throw new IOException("line too long");
      }
      line.write(c);
    }
    return line.toByteArray();
  }
}
