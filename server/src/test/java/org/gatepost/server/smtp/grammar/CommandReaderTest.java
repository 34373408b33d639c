package org.gatepost.server.smtp.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.ReversePath;
import org.gatepost.base.text.Secret;
import org.gatepost.server.smtp.grammar.MailParameters.BodyType;
import org.gatepost.server.smtp.grammar.MailParameters.Returned;
import org.gatepost.server.smtp.grammar.RcptParameters.Notify;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

final class CommandReaderTest {
  private static Command read(String line) {
    return CommandReader.read(line.getBytes(UTF_8));
  }

  private static Command bad(Fault fault) {
    return new Command.Bad(fault);
  }

  private static Command mailFrom(String address) {
    ReversePath from =
        address.isEmpty()
            ? new ReversePath.Empty()
            : new ReversePath.Sender(Address.parse(address).orElseThrow());
    return new Command.Mail(from, MailParameters.NONE);
  }

  private static MailParameters mailParameters(String text) {
    return read("MAIL FROM:<a@b.example> " + text) instanceof Command.Mail(_, var parameters)
        ? parameters
        : MailParameters.NONE;
  }

  private static RcptParameters rcptParameters(String text) {
    return read("RCPT TO:<a@b.example> " + text) instanceof Command.Rcpt(_, var parameters)
        ? parameters
        : RcptParameters.NONE;
  }

  @Test
  void everyVerbIsReadInAnyLetterCase() {
    assertThat(read("ehlo client.example")).isEqualTo(new Command.Ehlo("client.example"));
    assertThat(read("Helo client.example")).isEqualTo(new Command.Helo("client.example"));
    assertThat(read("LhLo client.example")).isEqualTo(new Command.Lhlo("client.example"));
    assertThat(read("data")).isEqualTo(new Command.Data());
    assertThat(read("rset")).isEqualTo(new Command.Rset());
    assertThat(read("quit")).isEqualTo(new Command.Quit());
    assertThat(read("noop and more")).isEqualTo(new Command.Noop());
    assertThat(read("help mail")).isEqualTo(new Command.Help());
    assertThat(read("vrfy bob")).isEqualTo(new Command.Vrfy());
    assertThat(read("expn all")).isEqualTo(new Command.Expn());
    assertThat(read("starttls")).isEqualTo(new Command.StartTls());
    assertThat(read("bdat 12")).isEqualTo(new Command.Bdat(12, false));
    assertThat(read("bdat 0 last")).isEqualTo(new Command.Bdat(0, true));
    assertThat(read("xclient")).isEqualTo(new Command.Unknown());
    assertThat(read("")).isEqualTo(new Command.Unknown());
  }

  @Test
  void aClientMayCallItselfByAnyNameButNoName() {
    assertThat(read("EHLO [IPv6:2001:db8::1]")).isEqualTo(new Command.Ehlo("[IPv6:2001:db8::1]"));
    assertThat(read("EHLO 小明的电脑")).isEqualTo(new Command.Ehlo("小明的电脑"));
    assertThat(CommandReader.read("EHLO \u00C0\u00C1".getBytes(ISO_8859_1)))
        .isEqualTo(new Command.Ehlo("\u00C0\u00C1"));
    assertThat(read("EHLO")).isEqualTo(bad(Fault.ARGUMENT));
    assertThat(read("EHLO  ")).isEqualTo(bad(Fault.ARGUMENT));
    assertThat(read("EHLO a\tb")).isEqualTo(bad(Fault.BAD_CHARACTER));
    assertThat(read("EHLO a\0b")).isEqualTo(bad(Fault.BAD_CHARACTER));
  }

  @Test
  void aPathMayBeQuotedRoutedLiteralOrEmpty() {
    assertThat(read("MAIL FROM:<>")).isEqualTo(mailFrom(""));
    assertThat(read("MAIL FROM:<a@b.example>")).isEqualTo(mailFrom("a@b.example"));
    assertThat(read("MAIL FROM:<\"a > b\\\" c\"@b.example>"))
        .isEqualTo(mailFrom("\"a > b\\\" c\"@b.example"));
    assertThat(read("MAIL FROM:<a@[192.0.2.1]>")).isEqualTo(mailFrom("a@[192.0.2.1]"));
    assertThat(read("MAIL FROM:<@one.example,@two.example:a@b.example>"))
        .isEqualTo(mailFrom("a@b.example"));
    assertThat(read("MAIL FROM:<用户@例子.example>")).isEqualTo(mailFrom("用户@例子.example"));
  }

  @Test
  void whatRealClientsSendIsReadAsMeant() {
    assertThat(read("MAIL FROM: <a@b.example>")).isEqualTo(mailFrom("a@b.example"));
    assertThat(read("MAIL FROM:a@b.example")).isEqualTo(mailFrom("a@b.example"));
    assertThat(read("MAIL  from:<a@b.example>  ")).isEqualTo(mailFrom("a@b.example"));
    assertThat(read("QUIT ")).isEqualTo(new Command.Quit());
  }

  @Test
  void postmasterNeedsNoDomain() {
    assertThat(read("RCPT TO:<PostMaster>"))
        .isEqualTo(new Command.Rcpt(new ForwardPath.Postmaster(), RcptParameters.NONE));
  }

  @Test
  void aPathThatCanNotBeReadIsSaidToBeThat() {
    for (String path :
        new String[] {
          "<a>",
          "<a@>",
          "<@b.example>",
          "<a@b.example",
          "<a b@c.example>",
          "",
          " ",
          "<@x.example:>",
          "<a@b.example>x",
          "<a..b@c.example>",
          "<\"a@b.example>",
          "<a@b_c.example>"
        }) {
      assertThat(read("MAIL FROM:" + path)).as(path).isEqualTo(bad(Fault.REVERSE_PATH));
      assertThat(read("RCPT TO:" + path)).as(path).isEqualTo(bad(Fault.FORWARD_PATH));
    }
    assertThat(read("RCPT TO:<>")).isEqualTo(bad(Fault.FORWARD_PATH));
    assertThat(read("MAIL TO:<a@b.example>")).isEqualTo(bad(Fault.ARGUMENT));
    assertThat(read("MAIL")).isEqualTo(bad(Fault.ARGUMENT));
    assertThat(CommandReader.read("MAIL FROM:<\u00C0@b.example>".getBytes(ISO_8859_1)))
        .isEqualTo(bad(Fault.BAD_CHARACTER));
  }

  @Test
  void everyParameterOfMailHasItsMeaning() {
    assertThat(
            mailParameters(
                "SIZE=1000 BODY=8bitmime SMTPUTF8 AUTH=a+2Bb@c.example RET=HDRS ENVID=x+20y"))
        .isEqualTo(
            new MailParameters(
                1000, BodyType.EIGHT_BIT_MIME, true, "a+b@c.example", Returned.HEADERS, "x y"));
    assertThat(mailParameters("BODY=BINARYMIME").body()).isEqualTo(BodyType.BINARY_MIME);
    assertThat(mailParameters("BODY=7BIT").body()).isEqualTo(BodyType.SEVEN_BIT);
    assertThat(mailParameters("AUTH=<>").auth()).isEqualTo("<>");
    assertThat(mailParameters("RET=full").returns()).isEqualTo(Returned.FULL);
    assertThat(mailParameters("SIZE=99999999999999999999").size()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void everyParameterOfRcptHasItsMeaning() {
    assertThat(rcptParameters("NOTIFY=success,FAILURE,delay ORCPT=rfc822;a+2Bb@c.example"))
        .isEqualTo(
            new RcptParameters(
                Set.of(Notify.SUCCESS, Notify.FAILURE, Notify.DELAY), "rfc822", "a+b@c.example"));
    assertThat(rcptParameters("NOTIFY=NEVER").reports()).containsExactly(Notify.NEVER);
    assertThat(rcptParameters("ORCPT=utf-8;\\x{7528}@c.example").original())
        .isEqualTo("\\x{7528}@c.example");
  }

  @Test
  void aParameterWithAWrongValueIsRefused() {
    for (String text :
        new String[] {
          "SIZE=",
          "SIZE=1x",
          "SIZE=-1",
          "SIZE=100000000000000000000",
          "BODY",
          "BODY=9BIT",
          "SMTPUTF8=yes",
          "AUTH=",
          "AUTH=+4",
          "AUTH=a b",
          "RET=",
          "RET=SOME",
          "ENVID=",
          "ENVID=+ZZ",
          "SIZE=1 SIZE=1",
          "=1",
          "SIZE==1",
          "ENVID=" + "x".repeat(101),
          "AUTH=+FF"
        }) {
      Command command = read("MAIL FROM:<a@b.example> " + text);
      assertThat(command).as(text).isIn(bad(Fault.PARAMETER), bad(Fault.UNKNOWN_PARAMETER));
    }
    for (String text :
        new String[] {
          "NOTIFY=",
          "NOTIFY=NEVER,SUCCESS",
          "NOTIFY=SUCCESS,SUCCESS",
          "NOTIFY=SOMETIMES",
          "ORCPT=a@b.example",
          "ORCPT=x400;a",
          "ORCPT=rfc822;",
          "ORCPT=rfc822;a b",
          "ORCPT=rfc822;" + "x".repeat(500)
        }) {
      Command command = read("RCPT TO:<a@b.example> " + text);
      assertThat(command).as(text).isIn(bad(Fault.PARAMETER), bad(Fault.UNKNOWN_PARAMETER));
    }
  }

  @Test
  void aParameterThatNoExtensionHereDefinesIsUnknown() {
    assertThat(read("MAIL FROM:<a@b.example> REQUIRETLS")).isEqualTo(bad(Fault.UNKNOWN_PARAMETER));
    assertThat(read("MAIL FROM:<a@b.example> NOTIFY=NEVER"))
        .isEqualTo(bad(Fault.UNKNOWN_PARAMETER));
    assertThat(read("RCPT TO:<a@b.example> SIZE=1")).isEqualTo(bad(Fault.UNKNOWN_PARAMETER));
  }

  @Test
  void aChunkWhoseEndCanNotBeToldIsNoChunk() {
    for (String text :
        new String[] {
          "", " ", " x", " -1", " 1 2", " 1 LAST 2", " LAST", " 100000000000000000000"
        }) {
      assertThat(read("BDAT" + text)).as(text).isEqualTo(bad(Fault.CHUNK_SIZE));
    }
    assertThat(read("BDAT 99999999999999999999"))
        .isEqualTo(new Command.Bdat(Long.MAX_VALUE, false));
  }

  @Test
  void authKeepsItsSecretToItself() {
    assertThat(read("AUTH plain")).isEqualTo(new Command.Auth("plain"));
    Command atOnce = read("AUTH PLAIN AGEAYg==");
    assertThat(atOnce).isEqualTo(new Command.AuthAtOnce("PLAIN", Secret.of("AGEAYg==")));
    assertThat(atOnce.toString()).doesNotContain("AGEAYg");
    assertThat(read("AUTH LOGIN =")).isEqualTo(new Command.AuthAtOnce("LOGIN", Secret.of("=")));
    assertThat(read("AUTH")).isEqualTo(bad(Fault.ARGUMENT));
    assertThat(read("AUTH PLAIN one two")).isEqualTo(bad(Fault.ARGUMENT));
  }

  @Test
  void eachVerbHasItsOwnLimitOnTheLengthOfItsLine() {
    assertThat(read("NOOP " + "x".repeat(LineLimit.OTHER - 5))).isEqualTo(new Command.Noop());
    assertThat(read("NOOP " + "x".repeat(LineLimit.OTHER - 4))).isEqualTo(bad(Fault.LINE_TOO_LONG));
    String mail = "MAIL FROM:<a@b.example>";
    assertThat(read(mail + " ".repeat(LineLimit.MAIL - mail.length())))
        .isEqualTo(mailFrom("a@b.example"));
    assertThat(read(mail + " ".repeat(LineLimit.MAIL - mail.length() + 1)))
        .isEqualTo(bad(Fault.LINE_TOO_LONG));
    String rcpt = "RCPT TO:<postmaster>";
    assertThat(read(rcpt + " ".repeat(LineLimit.RCPT - rcpt.length())))
        .isInstanceOf(Command.Rcpt.class);
    assertThat(read(rcpt + " ".repeat(LineLimit.RCPT - rcpt.length() + 1)))
        .isEqualTo(bad(Fault.LINE_TOO_LONG));
    String auth = "AUTH PLAIN ";
    assertThat(read(auth + "A".repeat(LineLimit.AUTH - auth.length())))
        .isInstanceOf(Command.AuthAtOnce.class);
    assertThat(read(auth + "A".repeat(LineLimit.AUTH - auth.length() + 1)))
        .isEqualTo(bad(Fault.LINE_TOO_LONG));
  }

  @Test
  void aPathIsReadBackAsItIsPrinted() {
    Cases.forAll(
        (chance, size) -> {
          StringBuilder local = new StringBuilder();
          for (int i = 0; i < Math.min(size, 20); i++) {
            local.append((char) chance.nextInt(' ', 127));
          }
          Address address =
              new Address(local.toString(), Address.parse("a@b.example").orElseThrow().domain());
          ReversePath from = new ReversePath.Sender(address);
          assertThat(read("MAIL FROM:" + from))
              .isEqualTo(new Command.Mail(from, MailParameters.NONE));
        });
  }

  @Test
  void noLineThrows() {
    String[] starts = {"MAIL FROM:<", "RCPT TO:", "AUTH ", "BDAT ", "EHLO ", "MAIL FROM:<> ", ""};
    Cases.forAll(
        (chance, size) -> {
          byte[] tail = new byte[chance.nextInt(size + 1)];
          chance.nextBytes(tail);
          String line = starts[chance.nextInt(starts.length)] + new String(tail, ISO_8859_1);
          assertThat(CommandReader.read(line.getBytes(ISO_8859_1))).isNotNull();
        });
  }
}
