package org.gatepost.store.mailbox;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gatepost.base.text.Ascii;

/// What a mailbox is for, so that clients need not guess from its name (RFC 6154, 2).
public enum SpecialUse {
  ALL("\\All", 1),
  ARCHIVE("\\Archive", 1 << 1),
  DRAFTS("\\Drafts", 1 << 2),
  FLAGGED("\\Flagged", 1 << 3),
  JUNK("\\Junk", 1 << 4),
  SENT("\\Sent", 1 << 5),
  TRASH("\\Trash", 1 << 6);

  private final String attribute;

  /// Its place in [#bits], which are stored.
  private final int bit;

  SpecialUse(String attribute, int bit) {
    this.attribute = attribute;
    this.bit = bit;
  }

  /// As IMAP spells it, `\Sent`.
  public String attribute() {
    return attribute;
  }

  /// The use that an attribute names, in any case.
  public static Optional<SpecialUse> named(String attribute) {
    for (SpecialUse use : values()) {
      if (Ascii.equal(use.attribute, attribute)) {
        return Optional.of(use);
      }
    }
    return Optional.empty();
  }

  /// A set of uses as one number.
  public static int bits(Set<SpecialUse> uses) {
    int bits = 0;
    for (SpecialUse use : uses) {
      bits |= use.bit;
    }
    return bits;
  }

  /// The set that [#bits] made the number of.
  public static Set<SpecialUse> ofBits(int bits) {
    EnumSet<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
    for (SpecialUse use : values()) {
      if ((bits & use.bit) != 0) {
        uses.add(use);
      }
    }
    return Set.copyOf(uses);
  }
}
