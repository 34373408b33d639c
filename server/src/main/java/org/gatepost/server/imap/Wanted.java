package org.gatepost.server.imap;

/// A text that SEARCH looks for, folded. Looking takes time in proportion to what is looked
/// through, whatever the text: Knuth, Morris and Pratt's way for long ones, where the plain way
/// could take the product of both.
final class Wanted {
  /// Characters up to which the plain way is never much slower, and mostly faster.
  private static final int SHORT = 16;

  private final String text;
  private final int[] fallback;

  private Wanted(String text, int[] fallback) {
    this.text = text;
    this.fallback = fallback;
  }

  /// The text as the client gave it.
  static Wanted of(String given) {
    String text = Folding.fold(given);
    return new Wanted(text, text.length() <= SHORT ? new int[0] : fallback(text));
  }

  /// Whether a folded text has it somewhere. Every text has the empty one.
  boolean isIn(String folded) {
    if (fallback.length == 0) {
      return folded.contains(text);
    }
    int matched = 0;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      while (matched > 0 && text.charAt(matched) != c) {
        matched = fallback[matched - 1];
      }
      if (text.charAt(matched) == c && ++matched == text.length()) {
        return true;
      }
    }
    return false;
  }

  /// For each place, how long the longest beginning is that also ends there.
  private static int[] fallback(String text) {
    int[] lengths = new int[text.length()];
    int length = 0;
    for (int i = 1; i < lengths.length; i++) {
      while (length > 0 && text.charAt(length) != text.charAt(i)) {
        length = lengths[length - 1];
      }
      if (text.charAt(length) == text.charAt(i)) {
        length++;
      }
      lengths[i] = length;
    }
    return lengths;
  }
}
