package org.gatepost.server.smtp;

import java.util.ArrayList;
import java.util.List;

/// What one session has used up of each limit. Used by the thread that owns the connection.
final class Tally {
  /// Commands that lead to nothing, between messages; RFC 5321 knows no limit, and a peer that only
  /// says NOOP would hold its connection for ever.
  static final int IDLE_COMMANDS_MAX = 100;

  private static final int LAST_OF_SYNTAX = 504;

  private final Host host;
  private final Manner manner;
  private int errors;
  private int unknownRecipients;
  private int failedSignIns;
  private int messages;
  private int idleCommands;

  Tally(Host host, Manner manner) {
    this.host = host;
    this.manner = manner;
  }

  /// The step, or the end where it was one mistake too many.
  Step count(Step step) {
    for (Reply reply : step.replies()) {
      if (reply.isRefusal() && reply.code() <= LAST_OF_SYNTAX) {
        errors++;
      }
    }
    return errors >= host.setting().errorsMax() ? end(step, "Too many errors") : step;
  }

  /// The step after a recipient that nobody here is called, or the end where it was one too many. A
  /// mail server in front of us hands on what others guessed and is not cut off for it.
  Step unknownRecipient(Step step) {
    unknownRecipients++;
    boolean tooMany = unknownRecipients >= host.setting().unknownRecipientsMax();
    return tooMany && manner != Manner.LMTP ? end(step, "Too many unknown recipients") : step;
  }

  /// The step after a password that was wrong, or the end where it was one too many.
  Step failedSignIn(Step step) {
    failedSignIns++;
    return failedSignIns >= host.setting().failedSignInsMax()
        ? end(step, "Too many failed sign-ins")
        : step;
  }

  /// The step after a command that leads to nothing, or the end where it was one too many. A mail
  /// server in front of us keeps its connection as it likes.
  Step idle(Step step) {
    idleCommands++;
    boolean tooMany = idleCommands > IDLE_COMMANDS_MAX && manner != Manner.LMTP;
    return tooMany ? end(step, "Too many commands without a message") : step;
  }

  /// A message was taken in, or somebody signed in.
  void worked() {
    idleCommands = 0;
  }

  /// Whether one message more may be announced in this session; it then counts.
  boolean mayAnnounce() {
    if (messages >= host.setting().messagesMax()) {
      return false;
    }
    messages++;
    return true;
  }

  private Step end(Step step, String why) {
    if (step.after() instanceof After.Close) {
      return step;
    }
    List<Reply> replies = new ArrayList<>(step.replies());
    replies.add(Replies.closing(host.name(), "4.7.0", why));
    return new Step(replies, new After.Close());
  }
}
