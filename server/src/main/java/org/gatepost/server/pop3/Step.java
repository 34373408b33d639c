package org.gatepost.server.pop3;

/// What follows from a command: what to say, and what then.
record Step(State next, Reply reply, After after) {
  /// What the door does when the reply is on its way.
  enum After {
    READ_COMMAND,
    READ_RESPONSE,
    START_TLS,
    CLOSE
  }

  static Step stay(State state, Reply reply) {
    return new Step(state, reply, After.READ_COMMAND);
  }

  static Step close(State state, Reply reply) {
    return new Step(state, reply, After.CLOSE);
  }
}
