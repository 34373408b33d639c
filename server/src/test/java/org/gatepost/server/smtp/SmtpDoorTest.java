package org.gatepost.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.gatepost.base.setting.SettingRoom;
import org.gatepost.server.delivery.MailHouse;
import org.gatepost.server.net.Door;
import org.gatepost.server.net.FakeWire;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmtpDoorTest {
  private static final String TO_BOB =
      "EHLO client.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<bob@example.org>\r\n";

  @TempDir Path folder;
  private MailHouse house;

  @BeforeEach
  void open() throws IOException {
    house = MailHouse.open(folder, new RealDisk());
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private String talk(FakeWire wire) throws IOException {
    Doors.of(house, SmtpTranscriptTest.SETTING, Manner.EXCHANGE).serve(wire);
    wire.close();
    return wire.heard();
  }

  private static String withoutTrace(String message) {
    return message.replaceFirst("(?s)^Return-Path:.*?;\r\n\t[^\r]*\r\n", "");
  }

  @Test
  void whatIsSentWithDataIsWhatIsKept() throws IOException {
    String message = "Subject: a\r\n\r\n.\r\n..b\r\n\r\n\u00FF\0\r\n";
    String stuffed = ("\r\n" + message).replace("\r\n.", "\r\n..").substring(2);
    for (int pieces : new int[] {1, 2, 3, 1_000}) {
      talk(
          FakeWire.plain().inPiecesOf(pieces).say(TO_BOB + "DATA\r\n" + stuffed + ".\r\nQUIT\r\n"));
    }
    assertThat(house.inboxOctets("bob")).hasSize(4);
    assertThat(house.inboxOctets("bob"))
        .allSatisfy(kept -> assertThat(withoutTrace(kept)).isEqualTo(message));
  }

  @Test
  void whoOnlyPassesTheTimeIsLetGo() throws IOException {
    String most = "NOOP\r\nRSET\r\n".repeat(Tally.IDLE_COMMANDS_MAX / 2);
    String quit = "QUIT\r\n";
    assertThat(talk(FakeWire.plain().say(most).say(quit))).endsWith("221 2.0.0 Goodbye\r\n");
    assertThat(talk(FakeWire.plain().say(most).say("NOOP\r\n").say(quit)))
        .endsWith("421 4.7.0 mx.example.org Too many commands without a message\r\n");
    FakeWire busy = FakeWire.plain().say(TO_BOB).say("DATA\r\nSubject: a\r\n\r\n.\r\n");
    assertThat(talk(busy.say(most).say(quit))).endsWith("221 2.0.0 Goodbye\r\n");
  }

  @Test
  void whatIsSentInChunksIsWhatIsKept() throws IOException {
    String message = "Subject: a\n\r\n.\r\n\r.\n\0";
    StringBuilder said = new StringBuilder(TO_BOB);
    for (int i = 0; i < message.length(); i++) {
      said.append("BDAT 1\r\n").append(message.charAt(i));
    }
    talk(FakeWire.plain().say(said + "BDAT 0 LAST\r\nQUIT\r\n"));
    assertThat(withoutTrace(house.inboxOctets("bob").getFirst())).isEqualTo(message);
  }

  @Test
  void anyMessageComesThroughDataUnchanged() {
    Cases.forAll(
        (chance, size) -> {
          StringBuilder message = new StringBuilder();
          String[] pieces = {".", "..", "a", ":", "\r\n", "\r\n.", " ", "\u00FF", "Received: "};
          for (int i = 0; i < size; i++) {
            message.append(pieces[chance.nextInt(pieces.length)]);
          }
          message.append("\r\n");
          String stuffed = ("\r\n" + message).replace("\r\n.", "\r\n..").substring(2);
          FakeWire wire = FakeWire.plain().inPiecesOf(1 + chance.nextInt(50));
          String heard = talk(wire.say(TO_BOB + "DATA\r\n" + stuffed + ".\r\nQUIT\r\n"));
          if (heard.contains("250 2.6.0")) {
            assertThat(withoutTrace(house.inboxOctets("bob").getLast()))
                .isEqualTo(message.toString());
          } else {
            assertThat(heard).contains("554 5.4.6");
          }
        });
  }

  @Test
  void aMessageThatIsRefusedLeavesNothing() throws IOException {
    talk(FakeWire.plain().say(TO_BOB + "DATA\r\na\nb\r\n.\r\nQUIT\r\n"));
    talk(FakeWire.plain().say(TO_BOB + "DATA\r\n" + "x".repeat(100_001) + "\r\n.\r\nQUIT\r\n"));
    talk(FakeWire.plain().say(TO_BOB + "BDAT 3\r\nabcRSET\r\nQUIT\r\n"));
    talk(FakeWire.plain().say(TO_BOB + "BDAT 3\r\nabc").end());
    assertThat(house.inbox("bob")).isEmpty();
    assertThat(house.metrics().page())
        .contains("gatepost_messages_in_total{outcome=\"bare-line-end\",protocol=\"ESMTP\"} 1.0")
        .contains("gatepost_messages_in_total{outcome=\"too-large\",protocol=\"ESMTP\"} 1.0")
        .doesNotContain("outcome=\"accepted\"");
  }

  @Test
  void aMessageThatPassedThroughTooManyServersIsRefused() throws IOException {
    String hops = "Received: from a\r\n".repeat(101);
    assertThat(talk(FakeWire.plain().say(TO_BOB + "DATA\r\n" + hops + "\r\n.\r\nQUIT\r\n")))
        .contains("554 5.4.6 The message goes round in circles: too many Received lines\r\n");
    assertThat(house.inbox("bob")).isEmpty();
  }

  @Test
  void aMessageThatTakesTooLongEndsTheSession() throws IOException {
    FakeWire wire = FakeWire.plain().say(TO_BOB + "DATA\r\n");
    Thread door =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Doors.of(house, SmtpTranscriptTest.SETTING, Manner.EXCHANGE).serve(wire);
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  } finally {
                    wire.close();
                  }
                });
    wire.heardUntil("354 ");
    assertThat(wire.patience()).isLessThanOrEqualTo(Duration.ofMinutes(5));
    house.clock().advance(SmtpTranscriptTest.SETTING.messageTimeout());
    wire.say("one more octet");
    assertThat(wire.heardUntil("421 ")).contains("421 4.4.2 mx.example.org");
    joined(door);
    assertThat(house.inbox("bob")).isEmpty();
  }

  private static void joined(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void whoIsNotServedIsToldWhy() {
    Door door = Doors.of(house, SmtpSetting.DEFAULT, Manner.EXCHANGE);
    assertThat(door.apology(Door.Trouble.TOO_MANY)).startsWith("421 4.7.0 mx.example.org ");
    assertThat(door.apology(Door.Trouble.BUG)).startsWith("421 4.3.0 mx.example.org ");
  }

  @Test
  void everySettingIsDescribedInBothLanguages() {
    assertThat(SettingRoom.of("smtp", SmtpSetting.DEFAULT).settings())
        .allSatisfy(
            setting -> {
              assertThat(setting.english()).endsWith(".");
              assertThat(setting.chinese()).endsWith("。");
            });
  }
}
