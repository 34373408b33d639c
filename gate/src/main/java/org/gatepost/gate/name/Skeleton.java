package org.gatepost.gate.name;

import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;

/// The look of a name: two names with the same skeleton can be taken for each other (UTS #39,
/// section 4).
final class Skeleton {
  private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

  private Skeleton() {}

  /// The skeleton of a local part.
  ///
  /// Names are compared without case, so a capital that a digit turned into is folded and looked at
  /// again: `0` looks like `O`, and that is `o`.
  static String of(String local) {
    String look = CONFUSABLES.getSkeleton(local);
    String folded = look.toLowerCase(Locale.ROOT);
    return folded.equals(look) ? look : CONFUSABLES.getSkeleton(folded);
  }
}
