package org.gatepost.server.imap;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatepost.server.imap.Criterion.Verdict;
import org.gatepost.server.imap.SearchedMessage.Depth;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.answer.ResponseCode.Word;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.Command.SearchReturn;
import org.gatepost.server.imap.grammar.SearchKey;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;

/// SEARCH (RFC 9051, 6.4.4; RFC 4731, 5182, 7162).
///
/// Each message is asked with what is cheap first: its row in memory, then its index, and only
/// where that leaves the answer open its octets.
final class Searching {
  /// Keys that look into texts, in one search: each is a pass over every message's text.
  static final int TEXTS_MAX = 64;

  /// Keys in one search: each is asked of every message.
  static final int KEYS_MAX = 1024;

  private static final int CHUNK = 256;

  private final Printer out;

  Searching(Printer out) {
    this.out = out;
  }

  /// The next state holds what RETURN (SAVE) saved.
  Step search(State.InMailbox box, String tag, Command.Search command) throws IOException {
    boolean saves = command.returns().contains(SearchReturn.SAVE);
    // RFC 5182, 2.1: a search to be saved that fails leaves nothing behind.
    State.InMailbox unfound = saves ? box.saving(UidSet.EMPTY) : box;
    if (command.key() instanceof SearchKey.UnknownCharset) {
      return Step.stay(
          unfound,
          Completion.no(
              new ResponseCode.BadCharset(List.of("UTF-8", "US-ASCII")), "Unknown charset"));
    }
    if (texts(command.key()) > TEXTS_MAX) {
      return Step.stay(unfound, Completion.no(Word.LIMIT, "Too many texts to look for"));
    }
    if (keys(command.key()) > KEYS_MAX) {
      return Step.stay(unfound, Completion.no(Word.LIMIT, "Too many search keys"));
    }
    SearchResult result = find(box, command.key());
    tell(box, tag, command, result);
    return Step.stay(
        saves ? box.saving(result.saved(command.returns())) : box, Completion.ok("Searched"));
  }

  private void tell(State.InMailbox box, String tag, Command.Search command, SearchResult result)
      throws IOException {
    Set<SearchReturn> returns = command.returns();
    if (returns.isEmpty() && !box.enabled().rev2()) {
      result.tellOld(box.selection(), command, out);
    } else if (returns.isEmpty()) {
      result.tell(box.selection(), tag, command, Set.of(SearchReturn.ALL), out);
    } else if (!returns.equals(Set.of(SearchReturn.SAVE))) {
      result.tell(box.selection(), tag, command, returns, out);
    }
  }

  private static int texts(SearchKey key) {
    return switch (key) {
      case SearchKey.Text _, SearchKey.Header _ -> 1;
      case SearchKey.And(var keys) -> keys.stream().mapToInt(Searching::texts).sum();
      case SearchKey.Or(var one, var other) -> texts(one) + texts(other);
      case SearchKey.Not(var inner) -> texts(inner);
      default -> 0;
    };
  }

  private static int keys(SearchKey key) {
    return switch (key) {
      case SearchKey.And(var keys) -> 1 + keys.stream().mapToInt(Searching::keys).sum();
      case SearchKey.Or(var one, var other) -> 1 + keys(one) + keys(other);
      case SearchKey.Not(var inner) -> 1 + keys(inner);
      default -> 1;
    };
  }

  private static SearchResult find(State.InMailbox box, SearchKey key) throws IOException {
    Selection selection = box.selection();
    Criterion criterion = Criterion.of(key, box);
    SearchResult result = new SearchResult();
    UidSet all = UidSet.range(1, Integer.MAX_VALUE);
    try {
      Rows.walk(selection, all, CHUNK, rows -> ask(selection, criterion, rows, result));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return result;
  }

  private static void ask(Selection selection, Criterion criterion, Rows rows, SearchResult result)
      throws IOException {
    Verdict[] verdicts = new Verdict[rows.size()];
    List<Integer> unsure = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      verdicts[at] = criterion.of(SearchedMessage.row(rows, at));
      if (verdicts[at] == Verdict.UNSURE) {
        unsure.add(at);
      }
    }
    if (!unsure.isEmpty()) {
      int[] uids = unsure.stream().mapToInt(rows::uid).toArray();
      List<byte[]> indexes = selection.indexes(uids);
      for (int i = 0; i < uids.length; i++) {
        verdicts[unsure.get(i)] = open(selection, criterion, rows, unsure.get(i), indexes.get(i));
      }
    }
    for (int at = 0; at < rows.size(); at++) {
      if (verdicts[at] == Verdict.YES) {
        result.add(rows.uid(at), rows.modSeq(at));
      }
    }
  }

  private static Verdict open(
      Selection selection, Criterion criterion, Rows rows, int at, byte[] index)
      throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the server is stopping");
    }
    if (index.length == 0) {
      return Verdict.NO;
    }
    try (FetchedMessage message = new FetchedMessage(selection, rows.uid(at), index)) {
      Verdict verdict = criterion.of(SearchedMessage.opened(rows, at, Depth.INDEX, message));
      return verdict == Verdict.UNSURE
          ? criterion.of(SearchedMessage.opened(rows, at, Depth.CONTENT, message))
          : verdict;
    }
  }
}
