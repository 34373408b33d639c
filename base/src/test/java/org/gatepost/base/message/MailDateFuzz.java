package org.gatepost.base.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/// No octets make the reader of dates throw, and what is written is read back. (One target a class:
/// Jazzer runs one for each JVM.)
final class MailDateFuzz {
  @FuzzTest(maxDuration = "10s")
  void mailDate(byte[] text) {
    String field = new String(text, StandardCharsets.ISO_8859_1);
    MailDate.parse(field)
        .filter(date -> date.getYear() < 10_000)
        .ifPresent(
            date ->
                Required.that(
                    MailDate.parse(MailDate.print(date))
                        .filter(again -> again.isEqual(date.withNano(0)))
                        .isPresent(),
                    "written and read differ"));
  }
}
