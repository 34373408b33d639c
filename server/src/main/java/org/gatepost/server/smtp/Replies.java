package org.gatepost.server.smtp;

import java.util.ArrayList;
import java.util.List;
import org.gatepost.gate.Answer;
import org.gatepost.server.delivery.DeliveryOutcome;
import org.gatepost.server.delivery.Ownership;
import org.gatepost.server.delivery.Resolution;
import org.gatepost.server.smtp.grammar.Fault;

/// Everything the server says. Outcomes of other rooms become replies here and nowhere else.
final class Replies {
  static final Reply OK = Reply.of(250, "2.0.0", "OK");
  static final Reply BYE = Reply.of(221, "2.0.0", "Goodbye");
  static final Reply SENDER_OK = Reply.of(250, "2.1.0", "Sender OK");
  static final Reply RECIPIENT_OK = Reply.of(250, "2.1.5", "Recipient OK");
  static final Reply CHUNK_OK = Reply.of(250, "2.0.0", "Chunk received");
  static final Reply GO_AHEAD = Reply.plain(354, "Send the message, end it with CRLF.CRLF");
  static final Reply START_TLS = Reply.of(220, "2.0.0", "Ready for TLS");
  static final Reply CAN_NOT_VERIFY =
      Reply.of(252, "2.0.0", "Not telling; send the message and see");
  static final Reply NO_EXPN = Reply.of(502, "5.5.1", "EXPN is not offered");
  static final Reply HELP =
      new Reply(
          214,
          List.of(
              "2.0.0 Commands: EHLO HELO LHLO MAIL RCPT DATA BDAT RSET NOOP VRFY HELP QUIT",
              "2.0.0 With TLS and sign-in where offered: STARTTLS AUTH",
              "2.0.0 Each is described in RFC 5321"));

  static final Reply UNKNOWN_COMMAND = Reply.of(500, "5.5.1", "Command not known");
  static final Reply OUT_OF_ORDER = Reply.of(503, "5.5.1", "Not now: commands are out of order");
  static final Reply HELLO_FIRST = Reply.of(503, "5.5.1", "Introduce yourself first: EHLO");
  static final Reply LHLO_FIRST = Reply.of(503, "5.5.1", "Introduce yourself first: LHLO");
  static final Reply WRONG_HELLO = Reply.of(500, "5.5.1", "This is LMTP: use LHLO");
  static final Reply NO_LHLO = Reply.of(500, "5.5.1", "This is SMTP: use EHLO");
  static final Reply NOT_OFFERED = Reply.of(502, "5.5.1", "Not offered here");
  static final Reply NEEDS_EHLO = Reply.of(503, "5.5.1", "Only after EHLO");
  static final Reply TLS_ALREADY = Reply.of(503, "5.5.1", "TLS is on already");
  static final Reply BINARY_NEEDS_BDAT =
      Reply.of(503, "5.6.3", "A BINARYMIME message is sent with BDAT");
  static final Reply DATA_AFTER_BDAT =
      Reply.of(503, "5.5.1", "This message is being sent with BDAT");
  static final Reply NO_RECIPIENT = Reply.of(503, "5.5.1", "Name a recipient first");
  static final Reply NO_VALID_RECIPIENT = Reply.of(554, "5.5.1", "No recipient was accepted");

  static final Reply PARAMETER_NOT_OFFERED =
      Reply.of(555, "5.5.4", "A parameter is not known or not offered");
  static final Reply TOO_LARGE =
      Reply.of(552, "5.3.4", "The message is larger than may be sent here");
  static final Reply TOO_MANY_RECIPIENTS =
      Reply.of(452, "4.5.3", "Too many recipients; send to the others separately");
  static final Reply NEEDS_UTF8 = Reply.of(553, "5.6.7", "This address needs SMTPUTF8");
  static final Reply BARE_LINE_END =
      Reply.of(550, "5.6.11", "The message has a line that does not end in CRLF");
  static final Reply CAN_NOT_KEEP =
      Reply.of(451, "4.3.0", "The message could not be stored; try again later");

  static final Reply TLS_FIRST = Reply.of(530, "5.7.0", "Use STARTTLS first, then sign in");
  static final Reply SIGN_IN_FIRST = Reply.of(530, "5.7.0", "Sign in first");
  static final Reply SIGNED_IN_ALREADY = Reply.of(503, "5.5.1", "You are signed in already");
  static final Reply MECHANISM_UNKNOWN =
      Reply.of(504, "5.5.4", "This mechanism is not known; use PLAIN");
  static final Reply SIGN_IN_CANCELLED = Reply.of(501, "5.7.0", "Sign-in cancelled");
  static final Reply SIGN_IN_MALFORMED =
      Reply.of(501, "5.5.2", "The answer is not what the mechanism asks for");
  static final Reply RESPONSE_TOO_LONG = Reply.of(500, "5.5.6", "The answer is too long");

  private Replies() {}

  /// 421 names the host (RFC 5321, 4.2.3).
  static Reply closing(String host, String status, String text) {
    return Reply.of(421, status, host + " " + text);
  }

  static Reply to(Fault fault) {
    return switch (fault) {
      case LINE_TOO_LONG -> Reply.of(500, "5.5.2", "The line is too long");
      case BARE_LINE_END -> Reply.of(500, "5.5.2", "A line ends in CR and LF, both");
      case BAD_CHARACTER -> Reply.of(500, "5.5.2", "The line has a character it can't have");
      case ARGUMENT -> Reply.of(501, "5.5.4", "The argument is missing or not understood");
      case REVERSE_PATH -> Reply.of(501, "5.1.7", "The sender's address is not understood");
      case FORWARD_PATH -> Reply.of(501, "5.1.3", "The recipient's address is not understood");
      case UNKNOWN_PARAMETER -> PARAMETER_NOT_OFFERED;
      case PARAMETER -> Reply.of(501, "5.5.4", "A parameter is not understood");
      case CHUNK_SIZE ->
          Reply.of(501, "5.5.4", "Where the chunk ends can't be told; closing the connection");
    };
  }

  static Reply to(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Local _ -> RECIPIENT_OK;
      case Resolution.NotOurs _ ->
          Reply.of(550, "5.7.1", "Relaying is not available: this domain's mail is not kept here");
      case Resolution.Unknown _ -> Reply.of(550, "5.1.1", "No such mailbox here");
      case Resolution.Disabled _ ->
          Reply.of(550, "5.2.1", "This mailbox is disabled and takes no mail");
      case Resolution.OverQuota _ -> Reply.of(452, "4.2.2", "The mailbox is full; try again later");
      case Resolution.TooLarge _ -> TOO_LARGE;
      case Resolution.Loop _ -> Reply.of(554, "5.4.6", "This address leads only to itself");
      case Resolution.Misdirected _ ->
          Reply.of(451, "4.3.5", "This address leads where mail can't be sent; try again later");
      case Resolution.TryLater _ ->
          Reply.of(451, "4.3.0", "The recipient can't be looked up now; try again later");
    };
  }

  static Reply to(DeliveryOutcome outcome) {
    return switch (outcome) {
      case DeliveryOutcome.Accepted(var id) -> Reply.of(250, "2.6.0", "Message accepted, id " + id);
      case DeliveryOutcome.OverQuota _ ->
          Reply.of(452, "4.2.2", "A mailbox is full; try again later");
      case DeliveryOutcome.TooManyHops _ ->
          Reply.of(554, "5.4.6", "The message goes round in circles: too many Received lines");
      case DeliveryOutcome.MailboxGone _ ->
          Reply.of(450, "4.2.0", "A mailbox is not available now; try again later");
      case DeliveryOutcome.TryLater _ -> CAN_NOT_KEEP;
    };
  }

  static Reply to(Ownership ownership) {
    return switch (ownership) {
      case OWN -> SENDER_OK;
      case FOREIGN ->
          Reply.of(553, "5.7.1", "The sender is no address of the account that is signed in");
      case UNKNOWN_NOW ->
          Reply.of(451, "4.3.0", "The sender can't be checked now; try again later");
    };
  }

  static Reply to(Answer.Smtp answer) {
    return Reply.of(answer.code(), answer.enhanced(), answer.text());
  }

  /// What each recipient hears, where it is said to each (RFC 2033, 4.2).
  static List<Reply> toEach(List<DeliveryOutcome> outcomes) {
    List<Reply> all = new ArrayList<>(outcomes.size());
    outcomes.forEach(outcome -> all.add(to(outcome)));
    return all;
  }
}
