package org.gatepost.server.smtp.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

final class DotDecoderTest {
  private record Read(String message, String rest, boolean ended, boolean bare) {}

  private static Read read(String input) {
    return read(input, Integer.MAX_VALUE, new SplittableRandom(1));
  }

  /// In pieces of random length, so that every state is cut somewhere.
  private static Read read(String input, int pieceMax, SplittableRandom chance) {
    DotDecoder decoder = new DotDecoder();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    byte[] octets = input.getBytes(ISO_8859_1);
    int at = 0;
    while (at < octets.length && !decoder.ended()) {
      int most = Math.min(octets.length - at, pieceMax);
      int piece = most == 1 ? 1 : chance.nextInt(1, most + 1);
      piece = pieceMax == Integer.MAX_VALUE ? most : piece;
      at += decoder.decode(octets, at, piece, message::write);
    }
    return new Read(
        message.toString(ISO_8859_1), input.substring(at), decoder.ended(), decoder.bareLineEnd());
  }

  @Test
  void theMessageEndsAtCrlfDotCrlfAndWhatFollowsIsLeft() {
    assertThat(read("a\r\nb\r\n.\r\nQUIT\r\n"))
        .isEqualTo(new Read("a\r\nb\r\n", "QUIT\r\n", true, false));
    assertThat(read(".\r\n")).isEqualTo(new Read("", "", true, false));
  }

  @Test
  void aDotThatWasDoubledIsTakenAway() {
    assertThat(read("..\r\n...a\r\n.b\r\na.\r\n.\r\n"))
        .isEqualTo(new Read(".\r\n..a\r\nb\r\na.\r\n", "", true, false));
  }

  @Test
  void nothingButCrlfDotCrlfEndsAMessage() {
    for (String smuggled :
        new String[] {
          "\n.\n",
          "\n.\r\n",
          "\r\n.\n",
          "\r.\r",
          "\r\n.\r",
          "\r.\r\n",
          "\r\n.\r\r\n",
          "\n\r.\r\n",
          "\r\r\n.\r\n".substring(0, 3) + ".\r"
        }) {
      Read read = read("a" + smuggled + "MAIL FROM:<x@y.example>");
      assertThat(read.ended()).as(printable(smuggled)).isFalse();
      assertThat(read.bare()).as(printable(smuggled)).isTrue();
      Read whole = read("a" + smuggled + "b\r\n.\r\nNOOP\r\n");
      assertThat(whole.rest()).as(printable(smuggled)).isEqualTo("NOOP\r\n");
      assertThat(whole.bare()).as(printable(smuggled)).isTrue();
    }
  }

  @Test
  void aLoneDotWithAnotherSpaceOrDotIsText() {
    assertThat(read(". \r\n.\r\n")).isEqualTo(new Read(" \r\n", "", true, false));
  }

  @Test
  void whatIsStuffedAndSentComesOutAsItWasHoweverItIsCut() {
    Cases.forAll(
        (chance, size) -> {
          StringBuilder message = new StringBuilder();
          String[] pieces = {".", "..", "a", "\r\n", "\r\n.", " ", "\u00FF", "\0"};
          for (int i = 0; i < size; i++) {
            message.append(pieces[chance.nextInt(pieces.length)]);
          }
          message.append("\r\n");
          String stuffed = ("\r\n" + message).replace("\r\n.", "\r\n..").substring(2);
          Read read = read(stuffed + ".\r\nRSET\r\n", 1 + chance.nextInt(7), chance);
          assertThat(read).isEqualTo(new Read(message.toString(), "RSET\r\n", true, false));
        });
  }

  @Test
  void howTheInputIsCutChangesNothing() {
    Cases.forAll(
        (chance, size) -> {
          String letters = "\r\n.a";
          StringBuilder input = new StringBuilder();
          for (int i = 0; i < size; i++) {
            input.append(letters.charAt(chance.nextInt(letters.length())));
          }
          assertThat(read(input.toString(), 1, chance)).isEqualTo(read(input.toString()));
        });
  }

  private static String printable(String text) {
    return text.replace("\r", "<CR>").replace("\n", "<LF>");
  }
}
