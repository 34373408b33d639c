package org.gatepost.server.smtp.grammar;

/// Finds the end of a message that follows DATA and takes the doubled dots away (RFC 5321, 4.5.2).
///
/// Strict, because a server that takes anything but CRLF.CRLF for the end lets a sender hide a
/// second message within the first: a bare CR or LF is passed through, noted, and ends no line.
public final class DotDecoder {
  private State state = State.LINE_START;
  private boolean bare;

  private enum State {
    LINE_START,
    IN_LINE,
    CR,
    DOT,
    DOT_CR,
    ENDED
  }

  /// Takes a run of the message's octets.
  @FunctionalInterface
  public interface Sink<E extends Exception> {
    void accept(byte[] octets, int from, int length) throws E;
  }

  /// Reads on, until the input or the message ends. The message's octets go to the sink.
  ///
  /// @return how many octets belonged to the message; what stands behind them are commands again
  public <E extends Exception> int decode(byte[] octets, int from, int length, Sink<E> sink)
      throws E {
    int end = from + length;
    int run = from; // where the octets begin that the sink has not had yet
    int at = from;
    while (at < end && state != State.ENDED) {
      byte octet = octets[at];
      switch (state) {
        case LINE_START -> {
          if (octet == '.') {
            hand(octets, run, at, sink);
            run = at + 1;
            state = State.DOT;
          } else {
            state = inLine(octet);
          }
        }
        case IN_LINE -> {
          if (octet == '\r') {
            state = State.CR;
          } else {
            bare |= octet == '\n';
          }
        }
        case CR -> state = afterCr(octet);
        case DOT -> {
          // The octet after a dot is in the run already: the first dot alone is dropped. A CR
          // waits.
          state = octet == '\r' ? State.DOT_CR : inLine(octet);
          if (octet == '\r') {
            run = at + 1;
          }
        }
        case DOT_CR -> {
          if (octet == '\n') {
            run = at + 1;
            state = State.ENDED;
          } else {
            sink.accept(LONE_CR, 0, 1);
            run = at;
            state = afterCr(octet);
          }
        }
        case ENDED -> throw new IllegalStateException();
      }
      at++;
    }
    hand(octets, run, at, sink);
    return at - from;
  }

  /// Whether CRLF.CRLF has been read.
  public boolean ended() {
    return state == State.ENDED;
  }

  /// Whether a CR without LF or an LF without CR has been read.
  public boolean bareLineEnd() {
    return bare;
  }

  private static final byte[] LONE_CR = {'\r'};

  private State inLine(byte octet) {
    if (octet == '\r') {
      return State.CR;
    }
    bare |= octet == '\n';
    return State.IN_LINE;
  }

  private State afterCr(byte octet) {
    if (octet == '\n') {
      return State.LINE_START;
    }
    bare = true;
    return octet == '\r' ? State.CR : State.IN_LINE;
  }

  private static <E extends Exception> void hand(byte[] octets, int from, int to, Sink<E> sink)
      throws E {
    if (to > from) {
      sink.accept(octets, from, to - from);
    }
  }
}
