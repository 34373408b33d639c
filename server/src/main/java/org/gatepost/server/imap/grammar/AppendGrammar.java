package org.gatepost.server.imap.grammar;

import java.util.ArrayList;
import java.util.List;

/// The course of one APPEND, whose messages pass by while it is read (RFC 9051, 6.3.12; RFC 3502).
final class AppendGrammar {
  private final String tag;
  private final MailboxText mailbox;
  private final List<AppendMessage> messages = new ArrayList<>();

  AppendGrammar(String tag, MailboxText mailbox) {
    this.tag = tag;
    this.mailbox = mailbox;
  }

  String tag() {
    return tag;
  }

  MailboxText mailbox() {
    return mailbox;
  }

  int count() {
    return messages.size();
  }

  /// Octets of the messages taken so far.
  long octets() {
    return messages.stream().mapToLong(AppendMessage::octets).sum();
  }

  /// Notes that the message announced last has been taken.
  void taken(AppendMessage message) {
    messages.add(message);
  }

  /// Reads ` (flags) "date" {n}` or ` (flags) "date" UTF8 (~{n}`, as far as the literal's frame;
  /// the line ends behind it.
  static AppendMessage announced(Cursor in) {
    in.sp();
    List<Flag> flags = List.of();
    if (in.peek() == '(') {
      flags = CommandGrammar.flagList(in);
      in.sp();
    }
    AppendMessage.Arrival arrival = new AppendMessage.Arrival.Now();
    if (in.peek() == '"') {
      arrival = new AppendMessage.Arrival.At(DateGrammar.dateTime(in));
      in.sp();
    }
    boolean utf8 = in.skipWord("UTF8");
    if (utf8) {
      in.sp();
      in.expect('(');
    }
    boolean binary = in.skip('~');
    if (utf8 && !binary) {
      in.fail("UTF8 takes a literal8");
    }
    in.expect('{');
    long octets = in.number();
    in.skip('+');
    in.expect('}');
    in.end();
    return new AppendMessage(flags, arrival, octets, binary, utf8);
  }

  /// Reads what follows the last message: nothing, or the parenthesis that closes UTF8.
  Command finish(Cursor in) {
    closing(in);
    in.end();
    return in.failed() ? new Command.Bad(in.reason()) : new Command.Append(mailbox, messages);
  }

  /// The parenthesis of UTF8 (...), where the last message came in one.
  void closing(Cursor in) {
    if (!messages.isEmpty() && messages.getLast().utf8()) {
      in.expect(')');
    }
  }
}
