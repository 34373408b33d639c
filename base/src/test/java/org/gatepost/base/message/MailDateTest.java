package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

class MailDateTest {
  @Test
  void datesOfAllAgesAreRead() {
    reads("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00");
    reads(
        "Thu,\r\n 13\r\n Feb\r\n 1969\r\n 23:32\r\n -0330 (Newfoundland Time)",
        "1969-02-13T23:32-03:30");
    reads("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z");
    reads("Wed, 11 Feb 98 11:51 CST", "1998-02-11T11:51-06:00");
    reads("Fri May 24 10:35:57 EDT 1991", "1991-05-24T10:35:57-04:00");
    reads("18 Feb 01 12:29:13 AM", "2001-02-18T00:29:13Z");
    reads("May 8, 2005 1:17 PM", "2005-05-08T13:17Z");
    reads("Wed, Feb 9, 2011 at 11:54 AM", "2011-02-09T11:54Z");
    reads("Tue, 19 Sep 1995 13:30:00 (EDT) -0400", "1995-09-19T13:30-04:00");
    reads("Mon, 21 Aug 95 13:30:57 -600", "1995-08-21T13:30:57-06:00");
    reads("17-Jul-1996 02:44:25 -0700", "1996-07-17T02:44:25-07:00");
    reads("2003-07-01T10:52:37.123+02:00", "2003-07-01T10:52:37+02:00");
    reads("Tue, 1 Jul 103 10:52:37 +0000", "2003-07-01T10:52:37Z");
    reads("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59Z");
    reads("Tue, 1 Jul 2003 10:52:37 +9999", "2003-07-01T10:52:37Z");
  }

  @Test
  void whatNamesNoMomentIsNoDate() {
    for (String field :
        new String[] {
          "",
          "Whenever",
          "7370951615",
          "Tue, 7 Bog 2026 19:14:51 +0000",
          "30 Feb 2003 10:00 +0000",
          "1 Jul 2003",
          "1 Jul 2003 25:00 +0000",
          "1 Jul 2003 10:61 +0000",
          "99999999999999999999 Jul 2003 10:00:00 +0000"
        }) {
      assertThat(MailDate.parse(field)).as(field).isEmpty();
    }
  }

  @Test
  void aDayNeedsNoTimeAndNoZoneMovesIt() {
    LocalDate day = LocalDate.of(2003, 7, 1);
    assertThat(MailDate.day("1 Jul 2003")).hasValue(day);
    assertThat(MailDate.day("Tue, 1 Jul 03 23:59 -0800")).hasValue(day);
    assertThat(MailDate.day("1 Jul 2003 99:99:99")).hasValue(day);
    assertThat(MailDate.day("31 Jun 2003")).isEmpty();
    assertThat(MailDate.day("today")).isEmpty();
  }

  @Test
  void datesAreWrittenAsTheProtocolsWantThem() {
    OffsetDateTime date = OffsetDateTime.parse("2003-07-01T10:52:07-03:30");

    assertThat(MailDate.print(date)).isEqualTo("Tue, 1 Jul 2003 10:52:07 -0330");
    assertThat(MailDate.printInternal(date)).isEqualTo(" 1-Jul-2003 10:52:07 -0330");
    assertThat(MailDate.printInternal(date.withDayOfMonth(31)))
        .isEqualTo("31-Jul-2003 10:52:07 -0330");
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    Cases.forAll(
        (chance, _) -> {
          OffsetDateTime date =
              OffsetDateTime.ofInstant(
                  Instant.ofEpochSecond(chance.nextLong(-2_000_000_000L, 9_000_000_000L)),
                  ZoneOffset.ofTotalSeconds(60 * chance.nextInt(-18 * 60, 18 * 60 + 1)));
          assertThat(MailDate.parse(MailDate.print(date))).contains(date);
          assertThat(MailDate.parse(MailDate.printInternal(date))).contains(date);
        });
  }

  private static void reads(String field, String date) {
    assertThat(MailDate.parse(field)).as(field).contains(OffsetDateTime.parse(date));
  }
}
