package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatepost.base.message.Samples.message;
import static org.gatepost.base.message.Samples.octets;
import static org.gatepost.base.message.Samples.text;
import static org.gatepost.base.message.Samples.tree;

import java.util.List;
import org.gatepost.base.message.Envelope.Mailbox;
import org.gatepost.base.message.MessageIndex.Section;
import org.gatepost.base.message.Part.Disposition;
import org.gatepost.base.message.Part.Parameter;
import org.junit.jupiter.api.Test;

class MessageScanTest {
  private static final byte[] NESTED =
      message(
          "From: Ann Example <ann@example.org>",
          "To: team: Bob <bob@example.org>, carl@example.org;, \"D, E\" <d@example.org>",
          "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
          "Date: Tue, 1 Jul 2003 10:52:37 +0200",
          "Message-ID: <1@example.org>",
          "Content-Type: multipart/mixed; boundary=\"outer\"",
          "",
          "preamble",
          "--outer",
          "Content-Type: multipart/alternative; boundary=inner",
          "",
          "--inner",
          "",
          "plain",
          "--inner",
          "Content-Type: text/html; charset=utf-8",
          "Content-Transfer-Encoding: QUOTED-PRINTABLE",
          "",
          "<p>html</p>",
          "",
          "--inner--",
          "--outer",
          "Content-Type: message/rfc822",
          "Content-Disposition: Attachment; filename=a.eml",
          "",
          "Subject: within",
          "From: in@example.org",
          "",
          "one",
          "two",
          "--outer--",
          "epilogue");

  @Test
  void theTreeFollowsTheBoundaries() {
    MessageIndex index = MessageScan.scan(NESTED);

    assertThat(tree(index.root()))
        .isEqualTo(
            "multipart/mixed(multipart/alternative(text/plain, text/html),"
                + " message/rfc822{text/plain})");
    assertThat(index.octets()).isEqualTo(NESTED.length);
    assertThat(index.lines()).isEqualTo(32);
  }

  @Test
  void theEnvelopeHoldsWhatImapAsksFor() {
    Envelope envelope = MessageScan.scan(NESTED).envelope();

    List<Mailbox> ann = List.of(new Mailbox("Ann Example", null, "ann", "example.org"));
    assertThat(envelope)
        .isEqualTo(
            new Envelope(
                "Tue, 1 Jul 2003 10:52:37 +0200",
                "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
                ann,
                ann,
                ann,
                List.of(
                    new Mailbox(null, null, "team", null),
                    new Mailbox("Bob", null, "bob", "example.org"),
                    new Mailbox(null, null, "carl", "example.org"),
                    new Mailbox(null, null, null, null),
                    new Mailbox("D, E", null, "d", "example.org")),
                List.of(),
                List.of(),
                null,
                "<1@example.org>"));
  }

  @Test
  void partsAreFoundByImapsNumbers() {
    MessageIndex index = MessageScan.scan(NESTED);

    assertThat(section(index, Section.WHOLE, 1, 1)).isEqualTo("plain");
    assertThat(section(index, Section.WHOLE, 1, 2)).isEqualTo("<p>html</p>\r\n");
    assertThat(section(index, Section.MIME, 1, 1)).isEqualTo("\r\n");
    assertThat(section(index, Section.HEADER, 2))
        .isEqualTo("Subject: within\r\nFrom: in@example.org\r\n\r\n");
    assertThat(section(index, Section.TEXT, 2)).isEqualTo("one\r\ntwo");
    assertThat(section(index, Section.WHOLE, 2, 1)).isEqualTo("one\r\ntwo");
    assertThat(section(index, Section.WHOLE)).hasSize(NESTED.length);
    assertThat(section(index, Section.TEXT)).startsWith("preamble").endsWith("epilogue\r\n");
    assertThat(index.slice(Section.HEADER, 1)).isEmpty();
    assertThat(index.slice(Section.MIME)).isEmpty();
    assertThat(index.part(3)).isEmpty();
    assertThat(index.part(0)).isEmpty();
    assertThat(index.part(2, 1, 1)).isEmpty();
    assertThat(index.part(2, 2)).isEmpty();
  }

  @Test
  void aMessageThatIsNoMultipartHasPartOne() {
    byte[] message = message("Subject: x", "", "body");
    MessageIndex index = MessageScan.scan(message);

    assertThat(index.slice(Section.WHOLE, 1).map(slice -> text(message, slice)))
        .contains("body\r\n");
    assertThat(index.slice(Section.MIME, 1).map(slice -> text(message, slice)))
        .contains("Subject: x\r\n\r\n");
    assertThat(index.part(2)).isEmpty();
    assertThat(index.part(1, 1)).isEmpty();
  }

  @Test
  void linesAreCountedByTheirEndsWhateverTheseAre() {
    assertThat(MessageScan.scan(octets("A: b\r\n\r\none\r\ntwo\r\n")).root().lines()).isEqualTo(2);
    assertThat(MessageScan.scan(octets("A: b\n\none\ntwo\nthree")).root().lines()).isEqualTo(2);
    assertThat(MessageScan.scan(octets("A: b\n\none\rtwo\r\n")).root().lines()).isEqualTo(1);
    assertThat(MessageScan.scan(NESTED).part(1, 2).orElseThrow().lines()).isEqualTo(1);
    assertThat(MessageScan.scan(NESTED).part(1, 1).orElseThrow().lines()).isZero();
  }

  @Test
  void aPartSaysWhatItsFieldsSayWithTheDefaultsOfMime() {
    MessageIndex index = MessageScan.scan(NESTED);

    Part plain = index.part(1, 1).orElseThrow();
    assertThat(plain.fields().parameters()).containsExactly(new Parameter("charset", "us-ascii"));
    assertThat(plain.fields().encoding()).isEqualTo("7bit");
    Part html = index.part(1, 2).orElseThrow();
    assertThat(html.fields().encoding()).isEqualTo("quoted-printable");
    assertThat(html.fields().parameters()).containsExactly(new Parameter("charset", "utf-8"));
    assertThat(index.part(2).orElseThrow().fields().disposition())
        .isEqualTo(new Disposition("attachment", List.of(new Parameter("filename", "a.eml"))));
  }

  @Test
  void aDigestsPartsAreMessagesUnlessTheySayOtherwise() {
    MessageIndex index =
        MessageScan.scan(
            message(
                "Content-Type: multipart/digest; boundary=d",
                "",
                "--d",
                "",
                "Subject: first",
                "",
                "text",
                "--d",
                "Content-Type: text/html",
                "",
                "x",
                "--d--"));

    assertThat(tree(index.root()))
        .isEqualTo("multipart/digest(message/rfc822{text/plain}, text/html)");
  }

  @Test
  void anOuterBoundaryEndsInnerPartsThatLackTheirOwn() {
    MessageIndex index =
        MessageScan.scan(
            message(
                "Content-Type: multipart/mixed; boundary=o",
                "",
                "--o",
                "Content-Type: multipart/mixed; boundary=i",
                "",
                "--i",
                "",
                "inside",
                "--o",
                "",
                "outside",
                "--o--"));

    assertThat(tree(index.root()))
        .isEqualTo("multipart/mixed(multipart/mixed(text/plain), text/plain)");
  }

  @Test
  void theLongestBoundaryThatFitsIsMeant() {
    MessageIndex index =
        MessageScan.scan(
            message(
                "Content-Type: multipart/mixed; boundary=b-1",
                "",
                "--b-1",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "inside",
                "--b-1",
                "",
                "outside",
                "--b-1--"));

    assertThat(tree(index.root()))
        .isEqualTo("multipart/mixed(multipart/mixed(text/plain), text/plain)");
  }

  @Test
  void aMultipartWithoutABoundaryLineIsText() {
    byte[] message = message("Content-Type: multipart/mixed; boundary=none", "", "text");

    assertThat(tree(MessageScan.scan(message).root())).isEqualTo("text/plain");
  }

  @Test
  void aMessageEncodedForTransferIsAFile() {
    byte[] message =
        message("Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "", "AAAA");

    assertThat(tree(MessageScan.scan(message).root())).isEqualTo("application/octet-stream");
  }

  @Test
  void textWithoutAHeaderIsBody() {
    Part root = MessageScan.scan(message("just a text", "of two lines")).root();

    assertThat(root.header().octets()).isZero();
    assertThat(root.lines()).isEqualTo(2);
  }

  @Test
  void aHeaderWithoutAnEmptyLineIsAllHeader() {
    Part root = MessageScan.scan(octets("Subject: x\r\nFrom: a@b")).root();

    assertThat(root.header().octets()).isEqualTo(21);
    assertThat(root.octets()).isZero();
  }

  @Test
  void aLineAmidTheHeaderThatIsNoFieldIsPassedOver() {
    MessageIndex index =
        MessageScan.scan(message(">From old", "Subject: x", "junk", "Date: d", "", "text"));

    assertThat(index.envelope().subject()).isEqualTo("x");
    assertThat(index.envelope().date()).isEqualTo("d");
  }

  @Test
  void nulNeverReachesTheEnvelope() {
    assertThat(MessageScan.scan(octets("Subject: a\u0000b\u00e9\r\n\r\n")).envelope().subject())
        .isEqualTo("a?b\u00e9");
  }

  @Test
  void anEmptyMessageIsAMessage() {
    MessageIndex index = MessageScan.scan(new byte[0]);

    assertThat(tree(index.root())).isEqualTo("text/plain");
    assertThat(index.envelope()).isEqualTo(Envelope.EMPTY);
  }

  private static String section(MessageIndex index, Section section, int... numbers) {
    return text(NESTED, index.slice(section, numbers).orElseThrow());
  }
}
