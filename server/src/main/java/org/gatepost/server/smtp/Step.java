package org.gatepost.server.smtp;

import java.util.List;

/// What follows from what the client did.
record Step(List<Reply> replies, After after) {
  Step {
    replies = List.copyOf(replies);
  }

  /// Answer and wait for the next command.
  static Step answer(Reply reply) {
    return new Step(List.of(reply), new After.ReadCommand());
  }

  /// Answer and end.
  static Step close(Reply reply) {
    return new Step(List.of(reply), new After.Close());
  }
}
