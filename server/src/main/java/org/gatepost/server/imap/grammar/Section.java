package org.gatepost.server.imap.grammar;

import java.util.List;

/// Which part of a message, and what of it: `1.2.HEADER.FIELDS (SUBJECT)` (RFC 9051, 6.4.5.1).
///
/// @param path part numbers, outermost first; empty for the message itself
public record Section(List<Integer> path, Text text) {
  /// The whole message.
  public static final Section WHOLE = new Section(List.of(), Whole.ALL);

  /// The message's header.
  public static final Section HEADER = new Section(List.of(), Whole.HEADER);

  /// The message without its header.
  public static final Section TEXT = new Section(List.of(), Whole.TEXT);

  public Section {
    path = List.copyOf(path);
  }

  /// What of the part is meant.
  public sealed interface Text {}

  /// Text without arguments.
  public enum Whole implements Text {
    /// Nothing was named: the part's content.
    ALL,
    HEADER,
    TEXT,
    /// The part's own MIME header; only with a path.
    MIME
  }

  /// HEADER.FIELDS or HEADER.FIELDS.NOT.
  ///
  /// @param names as the client spelled them
  /// @param except whether these fields are the ones left out
  public record Fields(List<String> names, boolean except) implements Text {
    public Fields {
      names = List.copyOf(names);
    }
  }

  /// `<from.length>`: a part of the octets.
  ///
  /// @param length at least 1; [#WHOLE] has the largest there is
  public record Partial(long from, long length) {
    /// No `<...>` was given.
    public static final Partial WHOLE = new Partial(0, Long.MAX_VALUE);

    /// Whether all octets are meant.
    public boolean isWhole() {
      return length == Long.MAX_VALUE;
    }
  }
}
