package org.gatepost.base.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.text.Ascii;

/// Dates as mail has them: read kindly (RFC 5322, 3.3 and 4.3, and what else is sent), written
/// strictly.
public final class MailDate {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTH_NAMES = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private final String field;
  private int at;
  private final List<Integer> numbers = new ArrayList<>();
  private boolean yearFirst;
  private int month;
  private int hour = -1;
  private int minute;
  private int second;
  private boolean afternoon;
  private boolean forenoon;
  private int zoneMinutes;
  private boolean zoneSeen;

  private MailDate(String field) {
    this.field = field;
  }

  /// The moment that a Date field names; nothing where it names none. An unknown zone is taken for
  /// UTC (RFC 5322, 4.3).
  public static Optional<OffsetDateTime> parse(String field) {
    MailDate date = new MailDate(field);
    date.read();
    return date.moment();
  }

  /// The day that a Date field names, whatever its time and zone say: what IMAP's SENTON compares
  /// (RFC 9051, 6.4.4).
  public static Optional<LocalDate> day(String field) {
    MailDate date = new MailDate(field);
    date.read();
    return date.day();
  }

  /// As in a Date field: `Tue, 1 Jul 2003 10:52:37 +0200`.
  public static String print(OffsetDateTime date) {
    StringBuilder out = new StringBuilder(31);
    out.append(DAYS[date.getDayOfWeek().getValue() - 1]).append(", ");
    out.append(date.getDayOfMonth()).append(' ').append(MONTH_NAMES[date.getMonthValue() - 1]);
    out.append(' ');
    return yearTimeZone(out, date);
  }

  /// As IMAP's INTERNALDATE, without its quotes: ` 1-Jul-2003 10:52:37 +0200`.
  public static String printInternal(OffsetDateTime date) {
    StringBuilder out = new StringBuilder(26);
    int day = date.getDayOfMonth();
    out.append(day < 10 ? " " : "").append(day).append('-');
    out.append(MONTH_NAMES[date.getMonthValue() - 1]).append('-');
    return yearTimeZone(out, date);
  }

  private static String yearTimeZone(StringBuilder out, OffsetDateTime date) {
    int year = Math.clamp(date.getYear(), 0, 9_999);
    digits(digits(out, year / 100), year % 100).append(' ');
    digits(out, date.getHour()).append(':');
    digits(out, date.getMinute()).append(':');
    digits(out, date.getSecond()).append(' ');
    int zone = date.getOffset().getTotalSeconds() / 60;
    out.append(zone < 0 ? '-' : '+');
    digits(out, Math.abs(zone) / 60);
    return digits(out, Math.abs(zone) % 60).toString();
  }

  private static StringBuilder digits(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private void read() {
    while (at < field.length()) {
      char c = field.charAt(at);
      if (isDigit(c)) {
        number();
      } else if (isLetter(c)) {
        word();
      } else if (c == '(') {
        at = AddressFields.commentEnd(field, at);
      } else if ((c == '+' || c == '-') && hour >= 0 && !zoneSeen && isDigit(charAt(at + 1))) {
        zone(c == '-');
      } else {
        at++;
      }
    }
  }

  private void number() {
    int start = at;
    int value = digits();
    if (charAt(at) == ':' && hour < 0) {
      time(value);
    } else {
      yearFirst |= numbers.isEmpty() && month == 0 && at - start == 4;
      if (numbers.size() < 3) {
        numbers.add(at - start == 3 || at - start == 2 && !isDay() ? year(value) : value);
      }
    }
  }

  /// Whether the next number is a day or a month rather than a year.
  private boolean isDay() {
    return yearFirst || numbers.size() < (month == 0 ? 2 : 1);
  }

  /// RFC 5322, 4.3: years of two and three digits.
  private static int year(int value) {
    return value < 50 ? 2_000 + value : value < 1_000 ? 1_900 + value : value;
  }

  private void time(int hours) {
    hour = hours;
    at++;
    minute = digits();
    if (charAt(at) == ':') {
      at++;
      second = digits();
    }
    if (charAt(at) == '.') {
      at++;
      digits();
    }
  }

  private void zone(boolean west) {
    at++;
    int start = at;
    int value = digits();
    int length = at - start;
    if (length <= 2 && charAt(at) == ':') {
      at++;
      value = 100 * value + digits();
    } else if (length <= 2) {
      value = 100 * value;
    }
    setZone((west ? -1 : 1) * (value / 100 * 60 + value % 100));
  }

  private void setZone(int minutes) {
    zoneSeen = true;
    zoneMinutes = Math.abs(minutes) <= 18 * 60 ? minutes : 0;
  }

  private void word() {
    int start = at;
    while (at < field.length() && isLetter(field.charAt(at))) {
      at++;
    }
    String word = Ascii.lower(field.substring(start, at));
    int monthNumber = word.length() < 3 ? 0 : 1 + MONTHS.indexOf(word.substring(0, 3));
    if (month == 0 && monthNumber > 0) {
      month = monthNumber;
    } else if (word.equals("pm")) {
      afternoon = true;
    } else if (word.equals("am")) {
      forenoon = true;
    } else if (hour >= 0 && !zoneSeen) {
      namedZone(word);
    }
  }

  private void namedZone(String word) {
    switch (word) {
      case "est", "cdt" -> setZone(-5 * 60);
      case "edt" -> setZone(-4 * 60);
      case "cst", "mdt" -> setZone(-6 * 60);
      case "mst", "pdt" -> setZone(-7 * 60);
      case "pst" -> setZone(-8 * 60);
      case "cet", "met" -> setZone(60);
      case "cest", "mest" -> setZone(2 * 60);
      case "gmt", "ut", "utc", "z" -> setZone(0);
      default -> {
        // Military letters were specified wrongly; others are unknown (RFC 5322, 4.3). A number
        // may still follow.
      }
    }
  }

  private Optional<OffsetDateTime> moment() {
    if (!isTime()) {
      return Optional.empty();
    }
    int hours = afternoon && hour < 12 ? hour + 12 : forenoon && hour == 12 ? 0 : hour;
    return day()
        .map(
            date ->
                date.atTime(hours, minute, Math.min(second, 59))
                    .atOffset(ZoneOffset.ofTotalSeconds(60 * zoneMinutes)));
  }

  private Optional<LocalDate> day() {
    if (month == 0 && numbers.size() == 3) {
      month = numbers.get(1);
      numbers.set(1, numbers.get(2));
    }
    if (month == 0 || numbers.size() < 2) {
      return Optional.empty();
    }
    int year = numbers.get(yearFirst ? 0 : 1);
    int day = numbers.get(yearFirst ? 1 : 0);
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private boolean isTime() {
    return hour >= 0 && hour < 24 && minute < 60 && second <= 60;
  }

  /// The digits here as a number; a number too large to mean anything is a large number.
  private int digits() {
    int value = 0;
    while (isDigit(charAt(at))) {
      value = Math.min(value, 100_000) * 10 + field.charAt(at) - '0';
      at++;
    }
    return value;
  }

  private char charAt(int index) {
    return index < field.length() ? field.charAt(index) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
