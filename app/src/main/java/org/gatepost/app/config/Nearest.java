package org.gatepost.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known word that an unknown one was probably meant to be.
final class Nearest {
  private static final int STEPS_MAX = 4;

  private Nearest() {}

  /// The known word the fewest edits away, if it is near enough to be worth saying.
  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> steps(word, candidate)))
        .filter(candidate -> steps(word, candidate) <= Math.min(STEPS_MAX, word.length() / 2));
  }

  private static int steps(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(diagonal + same, Math.min(row[j], row[j - 1]) + 1);
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[to.length()];
  }
}
