package org.gatepost.server.smtp;

/// Who is expected to knock, which decides what is offered and what is asked.
public enum Manner {
  /// Other mail servers, on port 25: anyone may bring mail for our own mailboxes.
  EXCHANGE,
  /// Our own users' mail programs (RFC 6409): sign in first.
  SUBMISSION,
  /// A mail server in front of this one (RFC 2033): a reply for each recipient.
  LMTP
}
