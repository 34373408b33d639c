package org.gatepost.server.net;

/// What came of waiting for a line.
public sealed interface Line {
  /// A line that ended with CRLF.
  ///
  /// @param octets without the CRLF; neither CR nor LF is in them
  record Text(byte[] octets) implements Line {}

  /// A line that ended with an LF without CR, or that has a CR inside. The next line starts after
  /// its LF.
  ///
  /// @param octets without its line end
  record BareLineEnd(byte[] octets) implements Line {}

  /// The line was longer than allowed. It was read to its end and dropped.
  record TooLong() implements Line {}

  /// The peer said nothing in time, or did not finish its line in time.
  record Silent() implements Line {}

  /// The peer has closed its side. What it sent of an unfinished line is dropped.
  record Ended() implements Line {}

  /// [Wire#wake] was called.
  record Woken() implements Line {}

  /// The server is stopping, and the peer has nothing under way: say goodbye and return.
  record Draining() implements Line {}
}
