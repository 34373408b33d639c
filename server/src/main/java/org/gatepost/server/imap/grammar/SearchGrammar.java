package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gatepost.server.imap.grammar.Command.SearchReturn;
import org.gatepost.server.imap.grammar.SearchKey.Clock;
import org.gatepost.server.imap.grammar.SearchKey.Place;
import org.gatepost.server.imap.grammar.SearchKey.Relation;

/// The arguments of SEARCH (RFC 9051, 6.4.4).
final class SearchGrammar {
  /// Parentheses, OR and NOT inside one another.
  static final int DEPTH_MAX = 100;

  private final Cursor in;
  private Charset charset = UTF_8;
  private int depth;

  private SearchGrammar(Cursor in) {
    this.in = in;
  }

  static Command search(Cursor in, boolean byUid) {
    Set<SearchReturn> returns = EnumSet.noneOf(SearchReturn.class);
    if (in.skipWord("RETURN")) {
      in.sp();
      returns(in, returns);
      in.sp();
    }
    SearchGrammar grammar = new SearchGrammar(in);
    boolean known = true;
    if (in.skipWord("CHARSET")) {
      in.sp();
      known = grammar.charset(new String(in.astring(), ISO_8859_1));
      in.sp();
    }
    SearchKey key = grammar.keys();
    return new Command.Search(byUid, returns, known ? key : new SearchKey.UnknownCharset());
  }

  private static void returns(Cursor in, Set<SearchReturn> returns) {
    in.expect('(');
    boolean first = true;
    while (!in.failed() && !in.skip(')')) {
      if (!first) {
        in.sp();
      }
      first = false;
      switch (in.word()) {
        case "MIN" -> returns.add(SearchReturn.MIN);
        case "MAX" -> returns.add(SearchReturn.MAX);
        case "ALL" -> returns.add(SearchReturn.ALL);
        case "COUNT" -> returns.add(SearchReturn.COUNT);
        case "SAVE" -> returns.add(SearchReturn.SAVE);
        default -> in.fail("Unknown SEARCH return option");
      }
    }
    if (returns.isEmpty()) {
      returns.add(SearchReturn.ALL);
    }
  }

  private boolean charset(String name) {
    // Texts are read octet by octet where the charset is unknown, so that the end is still found.
    charset = ISO_8859_1;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
          && (i == 0 || "-+.:_".indexOf(c) < 0)) {
        return false;
      }
    }
    if (name.isEmpty() || !Charset.isSupported(name)) {
      return false;
    }
    charset = Charset.forName(name);
    return true;
  }

  private SearchKey keys() {
    List<SearchKey> keys = new ArrayList<>();
    do {
      keys.add(key());
    } while (in.skip(' '));
    return keys.size() == 1 ? keys.getFirst() : new SearchKey.And(keys);
  }

  private SearchKey key() {
    if (depth == DEPTH_MAX) {
      in.fail("SEARCH keys are nested too deep");
    }
    if (in.failed()) {
      return new SearchKey.And(List.of());
    }
    depth++;
    SearchKey key;
    int next = in.peek();
    if (in.skip('(')) {
      key = keys();
      in.expect(')');
    } else if (next == '*' || next == '$' || next >= '0' && next <= '9') {
      key = new SearchKey.Sequence(in.sequenceSet());
    } else {
      key = named(in.word());
    }
    depth--;
    return key;
  }

  private SearchKey named(String word) {
    return switch (word) {
      case "ALL" -> new SearchKey.And(List.of());
      case "ANSWERED", "DELETED", "DRAFT", "FLAGGED", "RECENT", "SEEN" -> flag("\\" + word);
      case "UNANSWERED", "UNDELETED", "UNDRAFT", "UNFLAGGED", "UNSEEN" ->
          new SearchKey.Not(flag("\\" + word.substring(2)));
      case "OLD" -> new SearchKey.Not(flag("\\Recent"));
      case "NEW" -> new SearchKey.And(List.of(flag("\\Recent"), new SearchKey.Not(flag("\\Seen"))));
      default -> {
        in.sp();
        yield withArgument(word);
      }
    };
  }

  private SearchKey withArgument(String word) {
    return switch (word) {
      case "BCC", "BODY", "CC", "FROM", "SUBJECT", "TEXT", "TO" ->
          new SearchKey.Text(Place.valueOf(word), text());
      case "BEFORE" -> date(Clock.INTERNAL, Relation.BEFORE);
      case "ON" -> date(Clock.INTERNAL, Relation.ON);
      case "SINCE" -> date(Clock.INTERNAL, Relation.SINCE);
      case "SENTBEFORE" -> date(Clock.SENT, Relation.BEFORE);
      case "SENTON" -> date(Clock.SENT, Relation.ON);
      case "SENTSINCE" -> date(Clock.SENT, Relation.SINCE);
      case "HEADER" -> header();
      case "KEYWORD" -> keyword();
      case "UNKEYWORD" -> new SearchKey.Not(keyword());
      case "LARGER" -> new SearchKey.Larger(in.number());
      case "SMALLER" -> new SearchKey.Smaller(in.number());
      case "MODSEQ" -> modSeq();
      case "NOT" -> new SearchKey.Not(key());
      case "OR" -> {
        SearchKey one = key();
        in.sp();
        yield new SearchKey.Or(one, key());
      }
      case "UID" -> new SearchKey.Uid(in.sequenceSet());
      default -> {
        in.fail("Unknown SEARCH key");
        yield new SearchKey.And(List.of());
      }
    };
  }

  private static SearchKey flag(String name) {
    return new SearchKey.HasFlag(new Flag(name));
  }

  private SearchKey keyword() {
    // Clients search for \Seen this way too, and libetpan quotes keywords.
    return in.peek() == '"'
        ? flag(in.utf8(in.string()))
        : flag((in.skip('\\') ? "\\" : "") + in.atom());
  }

  private String text() {
    return in.decoded(in.astring(), charset);
  }

  private SearchKey header() {
    String name = in.decoded(in.astring(), ISO_8859_1);
    in.sp();
    return new SearchKey.Header(name, text());
  }

  private SearchKey date(Clock clock, Relation relation) {
    return new SearchKey.Date(clock, relation, DateGrammar.date(in));
  }

  /// RFC 7162, 3.1.5: the entry's name and type are read and passed over, for change numbers here
  /// belong to the message.
  private SearchKey modSeq() {
    if (in.peek() == '"') {
      in.string();
      in.sp();
      switch (in.word()) {
        case "PRIV", "SHARED", "ALL" -> in.sp();
        default -> in.fail("Unknown MODSEQ entry type");
      }
    }
    return new SearchKey.ModSeq(in.number());
  }
}
