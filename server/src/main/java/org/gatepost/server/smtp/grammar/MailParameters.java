package org.gatepost.server.smtp.grammar;

/// What may follow the sender in MAIL.
///
/// @param size octets that the message will have, 0 when the client didn't say (RFC 1870)
/// @param smtpUtf8 whether addresses and header may hold UTF-8 (RFC 6531, 3.4)
/// @param auth who submitted it first, decoded; `<>` for unknown, empty when not said (RFC 4954, 5)
/// @param returns how much a failure report should return (RFC 3461, 4.3)
/// @param envelopeId the sender's own mark, decoded, empty when not said (RFC 3461, 4.4)
public record MailParameters(
    long size, BodyType body, boolean smtpUtf8, String auth, Returned returns, String envelopeId) {
  /// Nothing was said.
  public static final MailParameters NONE =
      new MailParameters(0, BodyType.SEVEN_BIT, false, "", Returned.UNSAID, "");

  /// Whether one of them asks for RFC 3461.
  public boolean asksForReports() {
    return returns != Returned.UNSAID || !envelopeId.isEmpty();
  }

  /// RFC 6152, RFC 3030 section 3.
  public enum BodyType {
    SEVEN_BIT,
    EIGHT_BIT_MIME,
    BINARY_MIME
  }

  /// RFC 3461, 4.3.
  public enum Returned {
    UNSAID,
    FULL,
    HEADERS
  }
}
