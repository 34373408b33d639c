package org.gatepost.server.imap.grammar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// Dates as IMAP writes them: `1-Feb-1994` and `" 1-Feb-1994 03:04:05 +0800"`.
final class DateGrammar {
  private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

  private DateGrammar() {}

  /// `date`: with or without quotes.
  static LocalDate date(Cursor in) {
    boolean quoted = in.skip('"');
    LocalDate day = day(in);
    if (quoted) {
      in.expect('"');
    }
    return day;
  }

  /// `date-time`: always in quotes.
  static Instant dateTime(Cursor in) {
    in.expect('"');
    in.skip(' ');
    LocalDate day = day(in);
    in.sp();
    int hour = digits(in, 2, 23);
    in.expect(':');
    int minute = digits(in, 2, 59);
    in.expect(':');
    int second = Math.min(59, digits(in, 2, 60));
    in.sp();
    boolean west = in.skip('-');
    if (!west) {
      in.expect('+');
    }
    int zoneHours = digits(in, 2, 99);
    int zoneMinutes = digits(in, 2, 59);
    in.expect('"');
    long local = day.atTime(hour, minute, second).toEpochSecond(ZoneOffset.UTC);
    long offset = 3600L * zoneHours + 60L * zoneMinutes;
    return Instant.ofEpochSecond(west ? local + offset : local - offset);
  }

  private static LocalDate day(Cursor in) {
    long day = in.number();
    in.expect('-');
    String name = in.letters(3);
    int month = MONTHS.indexOf(name);
    in.expect('-');
    int year = digits(in, 4, 9999);
    if (name.length() != 3 || month < 0 || month % 3 != 0) {
      in.fail("A month is one of Jan to Dec");
      return LocalDate.EPOCH;
    }
    if (in.failed() || day < 1 || day > YearMonth.of(year, month / 3 + 1).lengthOfMonth()) {
      in.fail("There is no such day");
      return LocalDate.EPOCH;
    }
    return LocalDate.of(year, month / 3 + 1, (int) day);
  }

  private static int digits(Cursor in, int count, int most) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int next = in.peek();
      if (next < '0' || next > '9') {
        in.fail("A date has too few digits");
        return 0;
      }
      in.skip((char) next);
      value = 10 * value + next - '0';
    }
    if (value > most) {
      in.fail("A date is out of range");
      return 0;
    }
    return value;
  }
}
