package org.gatepost.app.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Asks the server that has this data directory open.
public final class ControlClient implements AutoCloseable {
  private final SocketChannel channel;
  private final ObjectMapper mapper = ControlWire.mapper();

  private ControlClient(SocketChannel channel) {
    this.channel = channel;
  }

  /// Connects, where a server listens.
  public static Optional<ControlClient> connect(Path data) {
    Path socket = ControlWire.socket(data);
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return Optional.of(new ControlClient(channel));
      } catch (IOException e) {
        channel.close(); // a socket file that a killed server left behind
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Asks and waits for the answer.
  public Answer ask(Verb verb) throws IOException {
    String line = mapper.writerFor(Verb.class).writeValueAsString(verb) + "\n";
    ByteBuffer out = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (out.hasRemaining()) {
      channel.write(out);
    }
    BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    String answer = in.readLine();
    if (answer == null) {
      throw new IOException("the server closed the control socket");
    }
    return mapper.readValue(answer, Answer.class);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
