package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.FetchItem;
import org.gatepost.server.imap.grammar.SequenceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchingTest {
  private static final String MESSAGE =
      """
      From: Bob <bob@example.net>\r
      Subject: =?utf-8?B?5L2g5aW9?= there\r
      X-One: 1\r
      Date: Tue, 1 Jul 2003 10:52:37 +0200\r
      Message-ID: <1@example.net>\r
      Content-Type: text/plain; charset=gb18030\r
      Content-Transfer-Encoding: base64\r
      \r
      ztK1xNDF\r
      """;

  @TempDir private Path folder;

  @Test
  void sectionsAreCutFromTheMessage() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, MESSAGE);
      mailbox.select();
      assertThat(mailbox.say("FETCH 1 BODY.PEEK[HEADER.FIELDS (x-one FROM)]"))
          .isEqualTo(
              """
              * 1 FETCH (BODY[HEADER.FIELDS (x-one FROM)] {41}\r
              From: Bob <bob@example.net>\r
              X-One: 1\r
              \r
              )\r
              t OK Fetched\r
              """);
      assertThat(mailbox.say("FETCH 1 BODY.PEEK[TEXT]<2.3>"))
          .isEqualTo("* 1 FETCH (BODY[TEXT]<2> {3}\r\nK1x)\r\nt OK Fetched\r\n");
      assertThat(mailbox.say("FETCH 1 BODY.PEEK[2]"))
          .isEqualTo("* 1 FETCH (BODY[2] NIL)\r\nt OK Fetched\r\n");
      assertThat(mailbox.say("FETCH 1 BODY.PEEK[TEXT]<900.3>"))
          .isEqualTo("* 1 FETCH (BODY[TEXT]<900> {0}\r\n)\r\nt OK Fetched\r\n");
      assertThat(mailbox.say("FETCH 1 (BINARY.SIZE[1] BINARY.PEEK[1]<2.2>)"))
          .isEqualTo(
              "* 1 FETCH (BINARY.SIZE[1] 6 BINARY[1]<2> {2}\r\n\u00b5\u00c4)\r\nt OK Fetched\r\n");
    }
  }

  @Test
  void readingMarksAsSeenOnceAndTellsTheFlags() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(2, MESSAGE);
      mailbox.select();
      mailbox.enable(Enabled.NOTHING.withRev2());
      assertThat(mailbox.say("UID FETCH 1 BODY[1]<0.2>"))
          .isEqualTo("* 1 FETCH (UID 1 BODY[1]<0> {2}\r\nzt FLAGS (\\Seen))\r\nt OK Fetched\r\n");
      assertThat(mailbox.say("UID FETCH 1 BODY[1]<0.2>"))
          .isEqualTo("* 1 FETCH (UID 1 BODY[1]<0> {2}\r\nzt)\r\nt OK Fetched\r\n");
      assertThat(mailbox.say("FETCH 1:2 FLAGS"))
          .isEqualTo("* 1 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (FLAGS ())\r\nt OK Fetched\r\n");
      assertThat(mailbox.say("FETCH 3 FLAGS")).startsWith("t BAD ");
    }
  }

  @Test
  void anEncodingNobodyKnowsIsSaidSo() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, MESSAGE.replace("base64", "x-rot13"));
      mailbox.select();
      assertThat(mailbox.say("FETCH 1 BINARY.PEEK[1]"))
          .isEqualTo(
              """
              * 1 FETCH (BINARY[1] NIL)\r
              t NO [UNKNOWN-CTE] A part's transfer encoding is not known\r
              """);
    }
  }

  @Test
  void searchReadsTextsOfAnyCharset() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(1, MESSAGE);
      mailbox.deliver(1, MESSAGE.replace("ztK1xNDF", "eA=="));
      mailbox.select();
      assertThat(mailbox.say("SEARCH BODY \"我的信\"")).startsWith("* SEARCH 1\r\n");
      assertThat(mailbox.say("SEARCH SUBJECT \"你好 THERE\"")).startsWith("* SEARCH 1 2\r\n");
      assertThat(mailbox.say("SEARCH HEADER x-one \"\" SENTON 1-Jul-2003"))
          .startsWith("* SEARCH 1 2\r\n");
      assertThat(mailbox.say("SEARCH HEADER x-two \"\"")).startsWith("* SEARCH\r\n");
      assertThat(mailbox.say("SEARCH HEADER message-id <1@EXAMPLE.net> SENTSINCE 2-Jul-2003"))
          .startsWith("* SEARCH\r\n");
      assertThat(mailbox.say("SEARCH CHARSET KOI-77 SUBJECT x"))
          .isEqualTo("t NO [BADCHARSET (UTF-8 US-ASCII)] Unknown charset\r\n");
    }
  }

  @Test
  void aSavedResultIsNamedByADollar() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      mailbox.deliver(4, MESSAGE);
      mailbox.select();
      assertThat(mailbox.say("SEARCH RETURN (SAVE) 2:3")).isEqualTo("t OK Searched\r\n");
      assertThat(mailbox.say("UID FETCH $ UID"))
          .isEqualTo("* 2 FETCH (UID 2)\r\n* 3 FETCH (UID 3)\r\nt OK Fetched\r\n");
      assertThat(mailbox.say("SEARCH RETURN (SAVE MIN) $"))
          .isEqualTo("* ESEARCH (TAG \"t\") MIN 2\r\nt OK Searched\r\n");
      assertThat(mailbox.say("STORE $ +FLAGS.SILENT (\\Deleted)")).isEqualTo("t OK Stored\r\n");
      assertThat(mailbox.say("SEARCH RETURN (ALL COUNT) DELETED"))
          .isEqualTo("* ESEARCH (TAG \"t\") COUNT 1 ALL 2\r\nt OK Searched\r\n");
    }
  }

  @Test
  void tenThousandFlagsTakeLessThanTenMilliseconds() throws IOException {
    try (OpenMailbox mailbox = OpenMailbox.in(folder)) {
      for (int i = 0; i < 20; i++) {
        mailbox.deliver(500, "Subject: x\r\n\r\n");
      }
      mailbox.select();
      Command.Fetch fetch =
          new Command.Fetch(
              false,
              SequenceSet.of(1, SequenceSet.STAR),
              List.of(FetchItem.Attribute.UID, FetchItem.Attribute.FLAGS),
              -1,
              false);
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 60; i++) {
        long start = threads.getCurrentThreadCpuTime();
        var _ = mailbox.carryOut(fetch);
        best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        assertThat(mailbox.sent()).hasSizeGreaterThan(300_000);
      }
      assertThat(best / 1_000_000.0).isLessThan(10);
    }
  }
}
