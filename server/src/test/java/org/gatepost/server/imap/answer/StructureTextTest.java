package org.gatepost.server.imap.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.gatepost.base.message.MessageIndex;
import org.gatepost.base.message.MessageLimits;
import org.gatepost.base.message.MessageScan;
import org.gatepost.server.imap.grammar.Section;
import org.gatepost.server.imap.grammar.Section.Partial;
import org.junit.jupiter.api.Test;

final class StructureTextTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Printer out = new Printer(sent::write);

  private static final String NESTED =
      """
      From: "A. Sender" <a@example.org>\r
      To: friends: b@example.org, c@example.org;\r
      Subject: outer\r
      Message-ID: <1@example.org>\r
      Content-Type: multipart/mixed; boundary=b1\r
      \r
      --b1\r
      Content-Type: text/plain; charset=utf-8\r
      Content-Language: de, en\r
      \r
      Hello\r
      --b1\r
      Content-Type: message/rfc822\r
      Content-Disposition: attachment; filename="m.eml"\r
      \r
      Subject: inner\r
      \r
      Body\r
      two\r
      --b1--\r
      """;

  private static MessageIndex index(String message) {
    MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
    byte[] octets = message.getBytes(ISO_8859_1);
    scan.accept(octets, 0, octets.length);
    return scan.finish();
  }

  private String sent() throws IOException {
    out.flush();
    String text = sent.toString(ISO_8859_1);
    sent.reset();
    return text;
  }

  @Test
  void anEnvelopeHasTenFields() throws IOException {
    EnvelopeText.print(index(NESTED).envelope(), out);
    assertThat(sent())
        .isEqualTo(
            "(NIL \"outer\" ((\"A. Sender\" NIL \"a\" \"example.org\"))"
                + " ((\"A. Sender\" NIL \"a\" \"example.org\"))"
                + " ((\"A. Sender\" NIL \"a\" \"example.org\"))"
                + " ((NIL NIL \"friends\" NIL)(NIL NIL \"b\" \"example.org\")"
                + "(NIL NIL \"c\" \"example.org\")(NIL NIL NIL NIL))"
                + " NIL NIL NIL \"<1@example.org>\")");
  }

  @Test
  void aBodyHasNoExtensionData() throws IOException {
    StructureText.print(index(NESTED).root(), false, out);
    assertThat(sent())
        .isEqualTo(
            "((\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL \"7bit\" 5 0)"
                + "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 27"
                + " (NIL \"inner\" NIL NIL NIL NIL NIL NIL NIL NIL)"
                + " (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 9 1) 3)"
                + " \"mixed\")");
  }

  @Test
  void aBodyStructureHasIt() throws IOException {
    StructureText.print(index(NESTED).root(), true, out);
    assertThat(sent())
        .isEqualTo(
            "((\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL \"7bit\" 5 0"
                + " NIL NIL (\"de\" \"en\") NIL)"
                + "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 27"
                + " (NIL \"inner\" NIL NIL NIL NIL NIL NIL NIL NIL)"
                + " (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 9 1"
                + " NIL NIL NIL NIL) 3"
                + " NIL (\"attachment\" (\"filename\" \"m.eml\")) NIL NIL)"
                + " \"mixed\" (\"boundary\" \"b1\") NIL NIL NIL)");
  }

  @Test
  void aSectionIsToldAsItWasAsked() throws IOException {
    Section fields =
        new Section(
            java.util.List.of(1, 2), new Section.Fields(java.util.List.of("Date", "x y"), true));
    SectionText.print(fields, new Partial(7, 9), out);
    assertThat(sent()).isEqualTo("[1.2.HEADER.FIELDS.NOT (Date \"x y\")]<7>");
    SectionText.print(Section.WHOLE, Partial.WHOLE, out);
    assertThat(sent()).isEqualTo("[]");
    SectionText.print(new Section(java.util.List.of(3), Section.Whole.MIME), Partial.WHOLE, out);
    assertThat(sent()).isEqualTo("[3.MIME]");
  }
}
