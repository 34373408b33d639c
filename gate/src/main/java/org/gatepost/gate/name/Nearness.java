package org.gatepost.gate.name;

/// How many slips of the fingers lie between two words.
final class Nearness {
  private Nearness() {}

  /// Insertions, deletions, replacements and swaps of neighbours, each counted once (optimal string
  /// alignment); `max + 1` for anything farther than `max`.
  static int distance(String one, String other, int max) {
    if (Math.abs(one.length() - other.length()) > max) {
      return max + 1;
    }
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] now = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      now[0] = i;
      int best = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(last[j - 1] + same, Math.min(last[j], now[j - 1]) + 1);
        if (i > 1 && j > 1 && swapped(one, i, other, j)) {
          least = Math.min(least, before[j - 2] + 1);
        }
        now[j] = least;
        best = Math.min(best, least);
      }
      if (best > max) {
        return max + 1;
      }
      int[] spare = before;
      before = last;
      last = now;
      now = spare;
    }
    return Math.min(last[other.length()], max + 1);
  }

  private static boolean swapped(String one, int i, String other, int j) {
    return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
