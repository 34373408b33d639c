package org.gatepost.server.smtp.grammar;

/// How long a command line may be, without its CRLF: what RFC 5321 grants, and what each extension
/// adds for the verb it extends.
public final class LineLimit {
  private static final int PLAIN = 512 - 2; // RFC 5321, 4.5.3.1.4
  private static final int SIZE = 26; // RFC 1870, 3
  private static final int BODY = 17; // RFC 6152, 2
  private static final int UTF8 = 10; // RFC 6531, 3.1
  private static final int SUBMITTER = 500; // RFC 4954, 3
  private static final int RETURNS = " RET=HDRS".length();
  private static final int ENVELOPE_ID = " ENVID=".length() + ParameterReader.ENVELOPE_ID_MAX;
  private static final int NOTIFY = " NOTIFY=SUCCESS,FAILURE,DELAY".length();
  private static final int ORIGINAL = " ORCPT=".length() + ParameterReader.ORIGINAL_RECIPIENT_MAX;

  /// For MAIL.
  public static final int MAIL = PLAIN + SIZE + BODY + UTF8 + SUBMITTER + RETURNS + ENVELOPE_ID;

  /// For RCPT.
  public static final int RCPT = PLAIN + UTF8 + NOTIFY + ORIGINAL;

  /// For AUTH and for each answer within an exchange (RFC 4954, 4).
  public static final int AUTH = 12_288 - 2;

  /// For every other verb.
  public static final int OTHER = PLAIN;

  private LineLimit() {}
}
