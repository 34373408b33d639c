package org.gatepost.server.pop3;

import java.io.IOException;
import java.io.OutputStream;
import org.gatepost.server.net.Wire;

/// Writes a message so that a line with a single dot can end it (RFC 1939, 3).
///
/// A line that ends with a bare LF, which an append over IMAP can leave in a message, is sent with
/// CRLF: clients that split at LF and clients that split at CRLF then see the same lines.
final class DotStuffing extends OutputStream {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] DOT = {'.'};
  private static final byte[] END = {'.', '\r', '\n'};

  private final Wire wire;

  /// Lines of the body that may still be written.
  private int bodyLines;

  private boolean inBody;

  /// Nothing but CR has come of the line.
  private boolean lineEmpty = true;

  private byte last = '\n';

  DotStuffing(Wire wire, int bodyLines) {
    this.wire = wire;
    this.bodyLines = bodyLines;
  }

  /// Whether all lines that were asked for have been written.
  boolean isFull() {
    return inBody && bodyLines == 0;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    int end = from + length;
    int sent = from;
    for (int i = from; i < end && !isFull(); i++) {
      byte octet = octets[i];
      if (last == '\n' && octet == '.') {
        wire.write(octets, sent, i - sent);
        wire.write(DOT);
        sent = i;
      }
      if (octet == '\n') {
        if (last != '\r') {
          wire.write(octets, sent, i - sent);
          wire.write(CRLF);
          sent = i + 1;
        }
        if (lineEnds()) {
          int upTo = Math.max(sent, i + 1);
          wire.write(octets, sent, upTo - sent);
          last = octet;
          return;
        }
      } else if (octet != '\r') {
        lineEmpty = false;
      }
      last = octet;
    }
    if (!isFull()) {
      wire.write(octets, sent, end - sent);
    }
  }

  /// Writes the end of the message.
  void finish() throws IOException {
    if (last != '\n') {
      wire.write(CRLF);
    }
    wire.write(END);
  }

  /// Counts a line. True where it was the last one wanted.
  private boolean lineEnds() {
    boolean empty = lineEmpty;
    lineEmpty = true;
    if (inBody) {
      bodyLines--;
    } else if (empty) {
      inBody = true;
    }
    return isFull();
  }
}
