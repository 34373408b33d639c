package org.gatepost.server.imap.grammar;

import java.time.LocalDate;
import java.util.List;

/// What SEARCH looks for (RFC 9051, 6.4.4; RFC 3501, 6.4.4; RFC 7162, 3.1.5).
public sealed interface SearchKey {
  /// Every one of them. None at all is ALL.
  record And(List<SearchKey> keys) implements SearchKey {
    public And {
      keys = List.copyOf(keys);
    }
  }

  record Or(SearchKey one, SearchKey other) implements SearchKey {}

  record Not(SearchKey key) implements SearchKey {}

  /// Message numbers.
  record Sequence(SequenceSet set) implements SearchKey {}

  record Uid(SequenceSet set) implements SearchKey {}

  /// A system flag or keyword is set. UNSEEN and the like are [Not] of it.
  record HasFlag(Flag flag) implements SearchKey {}

  /// Text in what the field means.
  record Text(Place place, String text) implements SearchKey {}

  /// Where a text is looked for.
  enum Place {
    BCC,
    BODY,
    CC,
    FROM,
    SUBJECT,
    TEXT,
    TO
  }

  /// A header field has the text; an empty text asks whether the field is there.
  record Header(String name, String text) implements SearchKey {}

  record Date(Clock clock, Relation relation, LocalDate day) implements SearchKey {}

  /// Which date: when it came in, or what its Date field says.
  enum Clock {
    INTERNAL,
    SENT
  }

  /// How the day stands to the one given.
  enum Relation {
    BEFORE,
    ON,
    SINCE
  }

  record Larger(long octets) implements SearchKey {}

  record Smaller(long octets) implements SearchKey {}

  /// Change number at least this.
  record ModSeq(long least) implements SearchKey {}

  /// The charset named is none we know: the answer is NO [BADCHARSET ...].
  record UnknownCharset() implements SearchKey {}

  /// Whether MODSEQ occurs anywhere in it.
  default boolean asksModSeq() {
    return switch (this) {
      case ModSeq _ -> true;
      case And(var keys) -> keys.stream().anyMatch(SearchKey::asksModSeq);
      case Or(var one, var other) -> one.asksModSeq() || other.asksModSeq();
      case Not(var key) -> key.asksModSeq();
      default -> false;
    };
  }
}
