package org.gatepost.server.imap.grammar;

import org.gatepost.server.imap.grammar.Section.Partial;

/// One thing FETCH can ask about a message (RFC 9051, 6.4.5; RFC 3516; RFC 7162).
public sealed interface FetchItem {
  /// What has no arguments.
  enum Attribute implements FetchItem {
    UID,
    FLAGS,
    INTERNALDATE,
    RFC822_SIZE,
    ENVELOPE,
    BODY,
    BODYSTRUCTURE,
    MODSEQ
  }

  /// The name under which content is asked for and answered. Only BODY may leave \Seen alone and
  /// take a section or a part of the octets.
  enum Form {
    BODY,
    RFC822,
    RFC822_HEADER,
    RFC822_TEXT
  }

  /// BODY[...]<...>, BODY.PEEK[...]<...>, RFC822, RFC822.HEADER, RFC822.TEXT.
  record Content(Form form, Section section, Partial partial, boolean peek) implements FetchItem {}

  /// BINARY[...]<...>, BINARY.PEEK[...]<...>.
  record Binary(Section section, Partial partial, boolean peek) implements FetchItem {}

  /// BINARY.SIZE[...].
  record BinarySize(Section section) implements FetchItem {}

  /// Whether asking sets \Seen.
  default boolean marksSeen() {
    return switch (this) {
      case Content content -> !content.peek;
      case Binary binary -> !binary.peek;
      case Attribute _, BinarySize _ -> false;
    };
  }
}
