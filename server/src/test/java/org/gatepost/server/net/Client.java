package org.gatepost.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A plain client over a real socket.
final class Client implements AutoCloseable {
  private final Socket socket;

  Client(Socket socket) {
    this.socket = socket;
  }

  static Client connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(15_000);
    return new Client(socket);
  }

  Socket socket() {
    return socket;
  }

  void say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// The next line without its end, or what came before the end of the connection.
  String hear() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
      line.write(c);
      if (c == '\n') {
        return line.toString(ISO_8859_1).strip();
      }
    }
    return line.size() == 0 ? "(end)" : line.toString(ISO_8859_1);
  }

  String ask(String line) throws IOException {
    say(line + "\r\n");
    return hear();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
