package org.gatepost.server.smtp;

import java.util.List;

/// What the server says, one line or several (RFC 5321, 4.2). The text is ours: printable ASCII.
///
/// @param lines as they follow the code, with an enhanced status in each where there is one
record Reply(int code, List<String> lines) {
  Reply {
    lines = List.copyOf(lines);
    if (code < 200 || code > 599 || lines.isEmpty()) {
      throw new IllegalArgumentException("no reply of RFC 5321");
    }
    for (String line : lines) {
      if (!line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
        throw new IllegalArgumentException("a reply is printable ASCII");
      }
    }
  }

  /// A line with an enhanced status, whose class must be the code's.
  static Reply of(int code, String status, String text) {
    if (EnhancedStatus.of(status).category() != code / 100) {
      throw new IllegalArgumentException(code + " does not go with " + status);
    }
    return new Reply(code, List.of(status + " " + text));
  }

  /// A line without an enhanced status: greetings, EHLO and the 300s have none (RFC 2034, 3).
  static Reply plain(int code, String text) {
    return new Reply(code, List.of(text));
  }

  /// Whether the client did something wrong.
  boolean isRefusal() {
    return code >= 500;
  }

  /// As it goes over the wire.
  String wire() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      out.append(code).append(i + 1 < lines.size() ? '-' : ' ').append(lines.get(i)).append("\r\n");
    }
    return out.toString();
  }
}
