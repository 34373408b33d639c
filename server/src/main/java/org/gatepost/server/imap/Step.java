package org.gatepost.server.imap;

import org.gatepost.server.imap.answer.Completion;

/// What follows from a command.
sealed interface Step {
  /// What the connection does next.
  enum After {
    READ_COMMAND,
    /// Read a line of an AUTHENTICATE exchange.
    READ_RESPONSE,
    /// Wait for DONE or for news of the mailbox.
    IDLE,
    START_TLS,
    START_DEFLATE,
    CLOSE
  }

  State next();

  After after();

  /// The command is over.
  record Done(State next, Completion completion, After after) implements Step {}

  /// The client is to send more: `+ text`.
  ///
  /// @param continuation printable ASCII, may be empty
  record Ask(State next, String continuation, After after) implements Step {}

  /// The command is over and nothing else changes.
  static Step stay(State state, Completion completion) {
    return new Done(state, completion, After.READ_COMMAND);
  }

  /// The command is over and leads to another state.
  static Step to(State next, Completion completion) {
    return new Done(next, completion, After.READ_COMMAND);
  }
}
