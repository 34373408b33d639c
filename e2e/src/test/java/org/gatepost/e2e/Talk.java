package org.gatepost.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A client that says exactly what it is told to, octet for octet.
final class Talk implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int BUFFERED = 64 * 1024;
  private static final int NARROW = 4 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private int tags;

  private Talk(Socket socket, int buffered) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), buffered);
    this.out = socket.getOutputStream();
  }

  static Talk to(int port) throws IOException {
    return to(port, new Socket(), BUFFERED);
  }

  private static Talk to(int port, Socket socket, int buffered) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return new Talk(socket, buffered);
  }

  /// An IMAP session that has signed in.
  static Talk imap(Server server, String user, String password) throws IOException {
    return to(server.port("imap")).signedIn(user, password);
  }

  /// An IMAP session that has signed in, with next to no room for what it has not read.
  static Talk narrow(Server server, String user, String password) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(NARROW);
    return to(server.port("imap"), socket, NARROW).signedIn(user, password);
  }

  private Talk signedIn(String user, String password) throws IOException {
    line();
    command("LOGIN \"" + user + "\" \"" + password + "\"");
    return this;
  }

  /// An LMTP session that has been greeted.
  static Talk lmtp(Server server) throws IOException {
    Talk talk = to(server.port("lmtp"));
    talk.reply();
    talk.say("LHLO client.example");
    talk.reply();
    return talk;
  }

  void say(String line) throws IOException {
    send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] octets) throws IOException {
    out.write(octets);
    out.flush();
  }

  /// The next line without its CRLF; octets above 127 as Latin-1.
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("closed after: " + line.toString(StandardCharsets.ISO_8859_1));
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /// A whole SMTP or LMTP reply; the last line of it.
  String reply() throws IOException {
    String line = line();
    while (line.length() > 3 && line.charAt(3) == '-') {
      line = line();
    }
    return line;
  }

  /// Exactly these many octets.
  byte[] octets(int count) throws IOException {
    byte[] octets = in.readNBytes(count);
    if (octets.length < count) {
      throw new EOFException();
    }
    return octets;
  }

  /// Sends an IMAP command and reads to its tagged answer, which must be OK.
  ///
  /// @return all responses, a literal's octets standing in its line as Latin-1
  List<String> command(String text) throws IOException {
    List<String> all = answers(text);
    if (!all.getLast().contains(" OK")) {
      throw new AssertionError(text + ": " + all.getLast());
    }
    return all;
  }

  /// Sends an IMAP command and reads to its tagged answer, whatever it is.
  List<String> answers(String text) throws IOException {
    String tag = "t" + ++tags;
    say(tag + " " + text);
    return until(tag);
  }

  /// Reads to the answer of this tag.
  List<String> until(String tag) throws IOException {
    List<String> all = new ArrayList<>();
    while (true) {
      String response = response();
      all.add(response);
      if (response.startsWith(tag + " ")) {
        return all;
      }
    }
  }

  /// One IMAP response with its literals.
  String response() throws IOException {
    StringBuilder response = new StringBuilder(line());
    while (endsInLiteral(response)) {
      int brace = response.lastIndexOf("{");
      int count = Integer.parseInt(response.substring(brace + 1, response.length() - 1));
      response.append('\n').append(new String(octets(count), StandardCharsets.ISO_8859_1));
      response.append(line());
    }
    return response.toString();
  }

  /// Delivers over LMTP to one recipient; the message has CRLF line ends.
  ///
  /// @return the reply to the message
  String deliver(String recipient, byte[] message) throws IOException {
    say("MAIL FROM:<sender@example.org>");
    reply();
    say("RCPT TO:<" + recipient + ">");
    String taken = reply();
    if (!taken.startsWith("250")) {
      return taken;
    }
    say("DATA");
    reply();
    send(stuffed(message));
    return reply();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static boolean endsInLiteral(StringBuilder response) {
    int end = response.length() - 1;
    if (end < 2 || response.charAt(end) != '}') {
      return false;
    }
    int at = end - 1;
    while (at >= 0 && Character.isDigit(response.charAt(at))) {
      at--;
    }
    return at >= 0 && at < end - 1 && response.charAt(at) == '{';
  }

  /// RFC 5321, 4.5.2.
  private static byte[] stuffed(byte[] message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 64);
    boolean lineStart = true;
    for (byte octet : message) {
      if (lineStart && octet == '.') {
        out.write('.');
      }
      out.write(octet);
      lineStart = octet == '\n';
    }
    if (!lineStart) {
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes(".\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
