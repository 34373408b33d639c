package org.gatepost.base.message.coding;

import java.io.IOException;

/// Quoted-printable (RFC 2045, 6.7). White space at a line's end is dropped; an `=` that begins
/// nothing stays.
final class QuotedDecoding extends TransferDecoding {
  /// White space held back at most; a longer run is text.
  private static final int SPACES_MAX = 1_024;

  private enum State {
    TEXT,
    /// Behind an `=`.
    EQUALS,
    /// Behind an `=` and one digit.
    DIGIT,
    /// Behind an `=` and white space: a soft line break, if the line ends here.
    SOFT,
    /// Behind an `=` and a CR.
    SOFT_CR
  }

  private final byte[] spaces = new byte[SPACES_MAX];
  private State state = State.TEXT;
  private int held;
  private byte digit;

  QuotedDecoding(Sink sink) {
    super(sink);
  }

  @Override
  void next(byte octet) throws IOException {
    switch (state) {
      case TEXT -> text(octet);
      case EQUALS -> equals(octet);
      case DIGIT -> digit(octet);
      case SOFT -> soft(octet);
      case SOFT_CR -> {
        state = State.TEXT;
        if (octet != '\n') {
          text(octet);
        }
      }
    }
  }

  private void text(byte octet) throws IOException {
    switch (octet) {
      case '=' -> {
        releaseSpaces();
        state = State.EQUALS;
      }
      case ' ', '\t' -> hold(octet);
      case '\r', '\n' -> {
        held = 0;
        emit(octet);
      }
      default -> {
        releaseSpaces();
        emit(octet);
      }
    }
  }

  private void equals(byte octet) throws IOException {
    if (Character.digit(octet, 16) >= 0) {
      digit = octet;
      state = State.DIGIT;
    } else if (octet == ' ' || octet == '\t') {
      hold(octet);
      state = State.SOFT;
    } else {
      lineEndOrText(octet);
    }
  }

  private void digit(byte octet) throws IOException {
    int low = Character.digit(octet, 16);
    state = State.TEXT;
    if (low >= 0) {
      emit(Character.digit(digit, 16) << 4 | low);
    } else {
      emit('=');
      emit(digit);
      text(octet);
    }
  }

  private void soft(byte octet) throws IOException {
    if (octet == ' ' || octet == '\t') {
      held = Math.min(held, SPACES_MAX - 1);
      hold(octet);
    } else {
      lineEndOrText(octet);
    }
  }

  private void lineEndOrText(byte octet) throws IOException {
    if (octet == '\n' || octet == '\r') {
      held = 0;
      state = octet == '\n' ? State.TEXT : State.SOFT_CR;
    } else {
      emit('=');
      state = State.TEXT;
      text(octet);
    }
  }

  private void hold(byte space) throws IOException {
    if (held == SPACES_MAX) {
      releaseSpaces();
    }
    spaces[held++] = space;
  }

  private void releaseSpaces() throws IOException {
    for (int i = 0; i < held; i++) {
      emit(spaces[i]);
    }
    held = 0;
  }

  @Override
  void end() throws IOException {
    if (state == State.DIGIT) {
      emit('=');
      emit(digit);
    }
    state = State.TEXT;
    held = 0;
  }
}
