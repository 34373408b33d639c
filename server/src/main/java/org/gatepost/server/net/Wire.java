package org.gatepost.server.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// One peer. Calls block; only the virtual thread that owns the connection makes them, except
/// [#wake] and [#close], which any thread may.
///
/// A call that has to wait for the peer first sends what was written.
///
/// An [IOException] means that the peer is gone or does not take what it is sent: the session is
/// over and there is nobody left to tell.
public interface Wire {
  /// Where the peer is.
  InetSocketAddress peer();

  /// Which of our addresses it came to.
  InetSocketAddress local();

  /// A short id that joins the log lines of this connection.
  String session();

  /// Whether TLS is on.
  boolean tls();

  /// Whether [#startTls] may be called: the listener offers it and TLS is not on.
  boolean canStartTls();

  /// What TLS agreed on, where it is on.
  Optional<TlsSession> tlsSession();

  /// The next line.
  ///
  /// @param octetsMax octets in the line at most, without its end
  /// @param timeout how long the peer may be silent before it starts the line
  Line readLine(int octetsMax, Duration timeout) throws IOException;

  /// Like [#readLine], but answers [Line.Woken] when [#wake] was called since the last answer.
  Line readLineOrWake(int octetsMax, Duration timeout) throws IOException;

  /// Reads what is there, at least one octet: a literal, a message. Does not end at a drain.
  ///
  /// @return how many octets were read, or -1 where the peer has ended
  /// @throws SilentPeer where nothing came in time, or too little over a longer time
  int read(byte[] into, int from, int length, Duration timeout) throws IOException;

  /// Gives back the end of what the last [#read] yielded, because it belongs to what comes next: it
  /// is the first to be read again, and counts as input that is here. Called at most once for a
  /// read.
  void unread(byte[] octets, int from, int length);

  /// Makes [#readLineOrWake] return, now or at its next call. Never blocks.
  void wake();

  /// Whether input is here that was not read yet.
  boolean hasInput();

  /// Adds to what is to be sent. Blocks while the peer is slow to take what it was sent before.
  void write(byte[] octets, int from, int length) throws IOException;

  /// Adds all of these.
  default void write(byte[] octets) throws IOException {
    write(octets, 0, octets.length);
  }

  /// Adds this text.
  ///
  /// @throws IllegalArgumentException where the text is not ASCII
  void writeAscii(String text) throws IOException;

  /// Sends what was written. Needed only where the session turns to something else than the peer.
  void flush() throws IOException;

  /// Sends what was written (the go-ahead, which must not be flushed before), drops all input that
  /// came up to then, and shakes hands as the server. Returns when TLS is on.
  ///
  /// @throws IOException where the handshake fails or takes too long
  void startTls() throws IOException;

  /// Sends what was written, then compresses both directions (RFC 4978).
  void startDeflate() throws IOException;

  /// Ends the connection; the owner's call first sends what was written. May be called twice.
  void close();
}
