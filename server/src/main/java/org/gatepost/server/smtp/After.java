package org.gatepost.server.smtp;

/// What the conversation's loop does once the replies are written.
sealed interface After {
  /// Wait for a command.
  record ReadCommand() implements After {}

  /// Wait for a line of the SASL exchange.
  record ReadResponse() implements After {}

  /// Read a message that ends with CRLF.CRLF.
  record ReadMessage(Expected message) implements After {}

  /// Read a chunk (RFC 3030). The first one begins the message.
  record ReadChunk(Expected message, long octets, boolean last) implements After {}

  /// Read a chunk that is not wanted, then say why.
  record SkipChunk(long octets, Reply reply) implements After {}

  /// Shake hands, then wait for a command.
  record StartTls() implements After {}

  /// End the connection.
  record Close() implements After {}
}
