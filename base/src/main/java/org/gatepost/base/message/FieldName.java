package org.gatepost.base.message;

/// The header fields that an index keeps.
enum FieldName {
  DATE("date"),
  SUBJECT("subject"),
  FROM("from"),
  SENDER("sender"),
  REPLY_TO("reply-to"),
  TO("to"),
  CC("cc"),
  BCC("bcc"),
  IN_REPLY_TO("in-reply-to"),
  MESSAGE_ID("message-id"),
  CONTENT_TYPE("content-type"),
  CONTENT_ENCODING("content-transfer-encoding"),
  CONTENT_ID("content-id"),
  CONTENT_DESCRIPTION("content-description"),
  CONTENT_DISPOSITION("content-disposition"),
  CONTENT_MD5("content-md5"),
  CONTENT_LANGUAGE("content-language"),
  CONTENT_LOCATION("content-location"),
  /// Any other field.
  OTHER("");

  private static final FieldName[] ALL = values();

  private final String text;

  FieldName(String text) {
    this.text = text;
  }

  /// The field whose name stands in these octets.
  static FieldName of(byte[] octets, int from, int to) {
    for (FieldName name : ALL) {
      if (name.text.length() == to - from && name.isAt(octets, from)) {
        return name;
      }
    }
    return OTHER;
  }

  /// Whether a message may have it several times over, as one list (RFC 5322, 4.5.3).
  boolean isAddresses() {
    return switch (this) {
      case FROM, SENDER, REPLY_TO, TO, CC, BCC -> true;
      default -> false;
    };
  }

  private boolean isAt(byte[] octets, int from) {
    for (int i = 0; i < text.length(); i++) {
      int octet = octets[from + i];
      int lower = octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
      if (lower != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
