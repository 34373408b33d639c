package org.gatepost.server.imap.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrinterTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Printer out = new Printer(sent::write);

  private String sent() throws IOException {
    out.flush();
    String text = sent.toString(ISO_8859_1);
    sent.reset();
    return text;
  }

  @ParameterizedTest
  @CsvSource({"0", "7", "10", "4294967295", "9223372036854775807"})
  void numbersAreDecimal(long number) throws IOException {
    out.number(number);
    assertThat(sent()).isEqualTo(Long.toString(number));
  }

  @Test
  void textThatCannotBeQuotedGoesAsALiteral() throws IOException {
    out.string("plain \"quoted\" back\\slash");
    assertThat(sent()).isEqualTo("\"plain \\\"quoted\\\" back\\\\slash\"");
    out.string("two\r\nlines");
    assertThat(sent()).isEqualTo("{10}\r\ntwo\r\nlines");
    out.nstring("caf\u00e9").sp().nstring(null).sp().nstring("");
    assertThat(sent()).isEqualTo("{4}\r\ncaf\u00e9 NIL \"\"");
  }

  @Test
  void utf8IsQuotedOnceTheClientReadsIt() throws IOException {
    out.mailbox("垃圾&邮件");
    assertThat(sent()).isEqualTo("\"&V4NXPg-&-&kK5O9g-\"");
    out.acceptUtf8();
    out.mailbox("垃圾&邮件");
    assertThat(sent()).isEqualTo(new String("\"垃圾&邮件\"".getBytes(UTF_8), ISO_8859_1));
    out.nstring("\u00ff not UTF-8");
    assertThat(sent()).isEqualTo("{11}\r\n\u00ff not UTF-8");
  }

  @Test
  void noTextBreaksOutOfItsString() {
    Cases.forAll(
        (chance, size) -> {
          byte[] octets = new byte[chance.nextInt(size + 1)];
          for (int i = 0; i < octets.length; i++) {
            octets[i] =
                chance.nextInt(3) == 0
                    ? (byte) "\r\n\"\\\0{}".charAt(chance.nextInt(7))
                    : (byte) chance.nextInt(256);
          }
          if (chance.nextBoolean()) {
            out.acceptUtf8();
          }
          out.string(octets);
          assertThat(unwrapped(sent())).isEqualTo(new String(octets, ISO_8859_1));
          out.nstring(new String(octets, ISO_8859_1));
          assertThat(unwrapped(sent())).isEqualTo(new String(octets, ISO_8859_1));
        });
  }

  /// Reads a string back, as a client would: exactly to the end of what was sent.
  private static String unwrapped(String sent) {
    if (sent.startsWith("{")) {
      int end = sent.indexOf('}');
      assertThat(sent.substring(end + 1, end + 3)).isEqualTo("\r\n");
      String content = sent.substring(end + 3);
      assertThat(content).hasSize(Integer.parseInt(sent.substring(1, end)));
      return content;
    }
    assertThat(sent).startsWith("\"").endsWith("\"").doesNotContain("\r", "\n", "\0");
    String inner = sent.substring(1, sent.length() - 1);
    assertThat(inner).matches("(?s)([^\"\\\\]|\\\\[\"\\\\])*");
    return inner.replaceAll("(?s)\\\\(.)", "$1");
  }

  @Test
  void onlyPrintableAsciiIsPrintedAsItIs() {
    assertThatThrownBy(() -> out.ascii("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.ascii("é")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Completion.ok("a\nb")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.number(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void datesAreInUtcWithADayOfTwoColumns() throws IOException {
    out.dateTime(760_071_845);
    assertThat(sent()).isEqualTo("\" 1-Feb-1994 03:04:05 +0000\"");
    out.dateTime(1_767_225_599);
    assertThat(sent()).isEqualTo("\"31-Dec-2025 23:59:59 +0000\"");
  }

  @Test
  void taggedAnswersCarryTheirCode() throws IOException {
    out.tagged("a1", Completion.ok(new ResponseCode.AppendUid(38505, "3955:3957"), "Kept"));
    out.tagged("a2", Completion.no(ResponseCode.Word.UNKNOWN_CTE, "No"));
    out.tagged("a3", Completion.bad("What?"));
    out.tagged(
        "a4", Completion.no(new ResponseCode.BadCharset(List.of("UTF-8", "US-ASCII")), "Unknown"));
    out.tagged("a5", Completion.ok(new ResponseCode.Modified("7,9"), "Some"));
    out.tagged(
        "a6", Completion.ok(new ResponseCode.CopyUid(38505, "304,319:320", "3956:3958"), "x"));
    assertThat(sent())
        .isEqualTo(
            """
            a1 OK [APPENDUID 38505 3955:3957] Kept\r
            a2 NO [UNKNOWN-CTE] No\r
            a3 BAD What?\r
            a4 NO [BADCHARSET (UTF-8 US-ASCII)] Unknown\r
            a5 OK [MODIFIED 7,9] Some\r
            a6 OK [COPYUID 38505 304,319:320 3956:3958] x\r
            """);
  }

  @Test
  void contentLargerThanTheBufferPassesInOrder() throws IOException {
    byte[] large = new byte[20_000];
    java.util.Arrays.fill(large, (byte) 'x');
    out.ascii("* ").literal(large.length).raw(large, 0, large.length).octet(')').crlf();
    assertThat(sent()).isEqualTo("* {20000}\r\n" + "x".repeat(20_000) + ")\r\n");
  }

  @Test
  void nothingFollowsAnAnswerThatWasAbandoned() throws IOException {
    out.ascii("* 1 FETCH (BODY[] ").literal(50_000).raw(new byte[10_000], 0, 10_000);
    out.flush();
    int before = sent.size();
    out.abandon();
    out.untagged("BYE", ResponseCode.Word.NONE, "Goodbye");
    out.raw(new byte[10_000], 0, 10_000).flush();
    assertThat(sent.size()).isEqualTo(before);
  }
}
