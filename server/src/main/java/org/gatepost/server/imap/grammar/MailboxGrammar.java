package org.gatepost.server.imap.grammar;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gatepost.server.imap.grammar.Command.ListReturn;
import org.gatepost.server.imap.grammar.Command.ListSelection;
import org.gatepost.server.imap.grammar.Command.StatusItem;

/// The arguments of SELECT, LIST and STATUS.
final class MailboxGrammar {
  private MailboxGrammar() {}

  /// What may stand behind the name in SELECT: ` (CONDSTORE)` or ` (QRESYNC (...))`.
  static Command.Resync resync(Cursor in) {
    if (!in.skip(' ')) {
      return new Command.Resync.None();
    }
    in.expect('(');
    Command.Resync resync = new Command.Resync.None();
    do {
      if (in.skipWord("CONDSTORE")) {
        resync = resync instanceof Command.Resync.None ? new Command.Resync.Condstore() : resync;
      } else if (in.skipWord("QRESYNC")) {
        resync = qresync(in);
      } else {
        in.fail("Unknown SELECT parameter");
      }
    } while (in.skip(' '));
    in.expect(')');
    return resync;
  }

  private static Command.Resync qresync(Cursor in) {
    in.sp();
    in.expect('(');
    long uidValidity = in.number();
    in.sp();
    long modSeq = in.number();
    SequenceSet known = SequenceSet.NONE;
    SequenceSet sequences = SequenceSet.NONE;
    SequenceSet uids = SequenceSet.NONE;
    boolean more = in.skip(' ');
    if (more && in.peek() != '(') {
      known = in.sequenceSet();
      more = in.skip(' ');
    }
    if (more) {
      in.expect('(');
      sequences = in.sequenceSet();
      in.sp();
      uids = in.sequenceSet();
      in.expect(')');
    }
    in.expect(')');
    // RFC 7162, 3.2.5.1: neither set may have "*" in it.
    if (known.hasStar() || sequences.hasStar() || uids.hasStar()) {
      in.fail("QRESYNC takes no *");
    }
    return new Command.Resync.Qresync(uidValidity, modSeq, known, sequences, uids);
  }

  static Command status(Cursor in) {
    MailboxText mailbox = in.mailbox();
    in.sp();
    return new Command.Status(mailbox, statusItems(in));
  }

  private static Set<StatusItem> statusItems(Cursor in) {
    Set<StatusItem> items = EnumSet.noneOf(StatusItem.class);
    in.expect('(');
    do {
      statusItem(in, items);
    } while (in.skip(' '));
    in.expect(')');
    return items;
  }

  private static void statusItem(Cursor in, Set<StatusItem> items) {
    String word = in.word();
    for (StatusItem item : StatusItem.values()) {
      if (item.name().equals(word)) {
        items.add(item);
        return;
      }
    }
    in.fail("Unknown STATUS item");
  }

  static Command list(Cursor in) {
    boolean extended = in.peek() == '(';
    Set<ListSelection> selections = EnumSet.noneOf(ListSelection.class);
    if (extended) {
      selections(in, selections);
      in.sp();
    }
    String reference = in.unwired(in.astring());
    in.sp();
    List<String> patterns = new ArrayList<>();
    if (in.skip('(')) {
      extended = true;
      do {
        patterns.add(in.unwired(in.pattern()));
      } while (in.skip(' '));
      in.expect(')');
    } else {
      patterns.add(in.unwired(in.pattern()));
    }
    Set<ListReturn> returns = EnumSet.noneOf(ListReturn.class);
    Set<StatusItem> status = Set.of();
    if (in.skip(' ')) {
      extended = true;
      if (!in.skipWord("RETURN")) {
        in.fail("Only RETURN may follow the pattern");
      }
      in.sp();
      status = returns(in, returns);
    }
    return new Command.ListMailboxes(extended, selections, reference, patterns, returns, status);
  }

  private static void selections(Cursor in, Set<ListSelection> selections) {
    in.expect('(');
    boolean first = true;
    while (!in.failed() && !in.skip(')')) {
      if (!first) {
        in.sp();
      }
      first = false;
      switch (in.word()) {
        case "SUBSCRIBED" -> selections.add(ListSelection.SUBSCRIBED);
        case "REMOTE" -> selections.add(ListSelection.REMOTE);
        case "RECURSIVEMATCH" -> selections.add(ListSelection.RECURSIVEMATCH);
        case "SPECIAL-USE" -> selections.add(ListSelection.SPECIAL_USE);
        default -> in.fail("Unknown LIST selection");
      }
    }
    // RFC 5258, 3.1: RECURSIVEMATCH needs another one beside it, and REMOTE does not count.
    if (selections.contains(ListSelection.RECURSIVEMATCH)
        && !selections.contains(ListSelection.SUBSCRIBED)
        && !selections.contains(ListSelection.SPECIAL_USE)) {
      in.fail("RECURSIVEMATCH needs another selection");
    }
  }

  private static Set<StatusItem> returns(Cursor in, Set<ListReturn> returns) {
    Set<StatusItem> status = Set.of();
    in.expect('(');
    boolean first = true;
    while (!in.failed() && !in.skip(')')) {
      if (!first) {
        in.sp();
      }
      first = false;
      switch (in.word()) {
        case "SUBSCRIBED" -> returns.add(ListReturn.SUBSCRIBED);
        case "CHILDREN" -> returns.add(ListReturn.CHILDREN);
        case "SPECIAL-USE" -> returns.add(ListReturn.SPECIAL_USE);
        case "STATUS" -> {
          in.sp();
          status = statusItems(in);
        }
        default -> in.fail("Unknown LIST return option");
      }
    }
    return status;
  }
}
