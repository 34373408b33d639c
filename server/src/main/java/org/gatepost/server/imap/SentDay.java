package org.gatepost.server.imap;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/// The day a Date field names, whatever its time and zone: all that SEARCH SENTON and its like
/// compare (RFC 9051, 6.4.4).
final class SentDay {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private SentDay() {}

  /// Reads `Tue, 1 Jul 2003 10:52:37 +0200` up to the year.
  static Optional<LocalDate> of(String date) {
    String[] words = date.strip().split("[\\s,]+", 8);
    for (int i = 0; i + 2 < words.length; i++) {
      int day = number(words[i], 2);
      int month = month(words[i + 1]);
      int year = year(words[i + 2]);
      if (day > 0 && month > 0 && year > 0) {
        return day <= YearMonth.of(year, month).lengthOfMonth()
            ? Optional.of(LocalDate.of(year, month, day))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int month(String word) {
    if (word.length() < 3) {
      return -1;
    }
    int at = MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
    return at < 0 || at % 3 != 0 ? -1 : at / 3 + 1;
  }

  /// RFC 5322, 4.3: two digits up to 49 are 20xx, else 19xx; three digits count from 1900.
  private static int year(String word) {
    int year = number(word, 4);
    return switch (word.length()) {
      case 2 -> year < 0 ? -1 : year + (year <= 49 ? 2000 : 1900);
      case 3 -> year < 0 ? -1 : year + 1900;
      case 4 -> year;
      default -> -1;
    };
  }

  private static int number(String word, int digitsMax) {
    if (word.isEmpty() || word.length() > digitsMax) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = 10 * value + c - '0';
    }
    return value;
  }
}
