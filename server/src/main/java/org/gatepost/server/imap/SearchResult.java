package org.gatepost.server.imap;

import java.io.IOException;
import java.util.Set;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.Command.SearchReturn;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;

/// What a search found, and how it is told (RFC 9051, 7.3.4; RFC 3501, 7.2.5; RFC 7162, 3.1.5).
final class SearchResult {
  private final UidSet.Builder found = new UidSet.Builder();
  private int count;
  private int first;
  private int last;
  private long firstModSeq;
  private long lastModSeq;
  private long highestModSeq;

  /// Adds a message; they come in ascending order.
  void add(int uid, long modSeq) {
    found.add(uid);
    if (count++ == 0) {
      first = uid;
      firstModSeq = modSeq;
    }
    last = uid;
    lastModSeq = modSeq;
    highestModSeq = Math.max(highestModSeq, modSeq);
  }

  /// What `$` stands for from now on (RFC 5182, 2.4).
  UidSet saved(Set<SearchReturn> returns) {
    if (count == 0 || !onlyEnds(returns)) {
      return found.build();
    }
    UidSet min = UidSet.of(first);
    UidSet max = UidSet.of(last);
    if (!returns.contains(SearchReturn.MAX)) {
      return min;
    }
    return returns.contains(SearchReturn.MIN) ? min.union(max) : max;
  }

  /// SEARCH, as IMAP4rev1 has it.
  void tellOld(Selection selection, Command.Search command, Printer out) throws IOException {
    out.ascii("* SEARCH");
    for (int uid : found.build().toArray()) {
      out.sp().number(command.byUid() ? uid : selection.sequence(uid));
    }
    if (count > 0 && command.key().asksModSeq()) {
      out.ascii(" (MODSEQ ").number(highestModSeq).octet(')');
    }
    out.crlf();
  }

  /// ESEARCH.
  void tell(
      Selection selection,
      String tag,
      Command.Search command,
      Set<SearchReturn> returns,
      Printer out)
      throws IOException {
    out.ascii("* ESEARCH (TAG ").string(tag).octet(')');
    if (command.byUid()) {
      out.ascii(" UID");
    }
    if (count > 0 && returns.contains(SearchReturn.MIN)) {
      out.ascii(" MIN ").number(number(selection, command, first));
    }
    if (count > 0 && returns.contains(SearchReturn.MAX)) {
      out.ascii(" MAX ").number(number(selection, command, last));
    }
    if (returns.contains(SearchReturn.COUNT)) {
      out.ascii(" COUNT ").number(count);
    }
    if (count > 0 && returns.contains(SearchReturn.ALL)) {
      out.ascii(" ALL ").ascii(Messages.spelled(selection, command.byUid(), found.build()));
    }
    if (count > 0 && command.key().asksModSeq()) {
      out.ascii(" MODSEQ ").number(modSeq(returns));
    }
    out.crlf();
  }

  private static int number(Selection selection, Command.Search command, int uid) {
    return command.byUid() ? uid : selection.sequence(uid);
  }

  /// The change number of what is told (RFC 7162, 3.1.5 and RFC 4731, 3.2).
  private long modSeq(Set<SearchReturn> returns) {
    if (!onlyEnds(returns)) {
      return highestModSeq;
    }
    if (!returns.contains(SearchReturn.MAX)) {
      return firstModSeq;
    }
    return returns.contains(SearchReturn.MIN) ? Math.max(firstModSeq, lastModSeq) : lastModSeq;
  }

  private static boolean onlyEnds(Set<SearchReturn> returns) {
    return !returns.contains(SearchReturn.ALL)
        && !returns.contains(SearchReturn.COUNT)
        && (returns.contains(SearchReturn.MIN) || returns.contains(SearchReturn.MAX));
  }
}
