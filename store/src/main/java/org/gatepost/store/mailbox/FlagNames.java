package org.gatepost.store.mailbox;

import java.util.List;

/// Flags as a client names them, before a mailbox has given the keywords bits.
///
/// @param system bits of [Flags#SYSTEM]
/// @param keywords atoms such as `$Forwarded`; case does not matter
public record FlagNames(long system, List<String> keywords) {
  /// No flag at all.
  public static final FlagNames NONE = new FlagNames(0, List.of());

  public FlagNames {
    keywords = List.copyOf(keywords);
    if ((system & ~Flags.SYSTEM) != 0) {
      throw new IllegalArgumentException("not system flags");
    }
    if (!keywords.stream().allMatch(Keywords::isKeyword)) {
      throw new IllegalArgumentException("not keywords");
    }
  }

  /// System flags, and no keyword.
  public static FlagNames system(long flags) {
    return flags == 0 ? NONE : new FlagNames(flags, List.of());
  }
}
