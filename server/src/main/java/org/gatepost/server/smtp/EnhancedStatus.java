package org.gatepost.server.smtp;

/// `class.subject.detail` (RFC 3463).
record EnhancedStatus(int category, int subject, int detail) {
  EnhancedStatus {
    boolean inRange = subject >= 0 && subject <= 999 && detail >= 0 && detail <= 999;
    if (!inRange || category != 2 && category != 4 && category != 5) {
      throw new IllegalArgumentException("no status of RFC 3463");
    }
  }

  /// Reads `5.1.1`.
  static EnhancedStatus of(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("no status of RFC 3463");
    }
    return new EnhancedStatus(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  @Override
  public String toString() {
    return category + "." + subject + "." + detail;
  }
}
