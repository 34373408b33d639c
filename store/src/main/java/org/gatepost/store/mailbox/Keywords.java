package org.gatepost.store.mailbox;

import java.util.ArrayList;
import java.util.List;
import org.gatepost.base.text.Ascii;

/// The keywords of a mailbox, each at its bit. Immutable; a keyword keeps its bit for as long as
/// the mailbox lives.
///
/// @param names in the order of their bits, as first spelled
public record Keywords(List<String> names) {
  /// A mailbox's keywords when it is new.
  public static final Keywords NONE = new Keywords(List.of());

  /// Octets in a keyword at most.
  public static final int OCTETS_MAX = 100;

  public Keywords {
    names = List.copyOf(names);
    if (names.size() > Flags.KEYWORDS_MAX) {
      throw new IllegalArgumentException("too many keywords");
    }
  }

  /// Whether the text can be a keyword: an atom (RFC 9051, 9) of a length that is not absurd.
  public static boolean isKeyword(String text) {
    return !text.isEmpty()
        && text.length() <= OCTETS_MAX
        && text.chars().allMatch(c -> c > ' ' && c < 127 && "(){%*\"\\]".indexOf(c) < 0);
  }

  /// The bit of a keyword, in any case; 0 where the mailbox does not have it.
  public long bit(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (Ascii.equal(names.get(i), name)) {
        return Flags.keyword(i);
      }
    }
    return 0;
  }

  /// The bits of those that the mailbox has.
  public long bits(List<String> wanted) {
    long bits = 0;
    for (String name : wanted) {
      bits |= bit(name);
    }
    return bits;
  }

  /// The keywords that are set.
  public List<String> names(long flags) {
    List<String> set = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((flags & Flags.keyword(i)) != 0) {
        set.add(names.get(i));
      }
    }
    return set;
  }

  /// These and those that are new, as far as there is room.
  public Keywords with(List<String> wanted) {
    List<String> all = new ArrayList<>(names);
    for (String name : wanted) {
      if (all.size() < Flags.KEYWORDS_MAX && all.stream().noneMatch(n -> Ascii.equal(n, name))) {
        all.add(name);
      }
    }
    return all.size() == names.size() ? this : new Keywords(all);
  }
}
