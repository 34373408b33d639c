package org.gatepost.store.mailbox;

/// A message's flags as one number: a bit for each system flag, the bits above for the mailbox's
/// [Keywords].
public final class Flags {
  public static final long SEEN = 1;
  public static final long ANSWERED = 1 << 1;
  public static final long FLAGGED = 1 << 2;
  public static final long DELETED = 1 << 3;
  public static final long DRAFT = 1 << 4;

  /// First told to this session (RFC 3501, 2.3.2). Only in what a session reads, never stored.
  public static final long RECENT = 1 << 5;

  /// Bits below this are the system's.
  public static final int KEYWORD_SHIFT = 6;

  /// Keywords that a mailbox can have at most: the bits that are left.
  public static final int KEYWORDS_MAX = Long.SIZE - KEYWORD_SHIFT;

  /// The system flags that can be stored.
  public static final long SYSTEM = SEEN | ANSWERED | FLAGGED | DELETED | DRAFT;

  private Flags() {}

  /// The bit of the keyword at this place in [Keywords#names].
  public static long keyword(int index) {
    return 1L << KEYWORD_SHIFT + index;
  }
}
