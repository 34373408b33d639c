package org.gatepost.server.imap;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gatepost.base.message.MailDate;
import org.gatepost.base.text.Ascii;
import org.gatepost.server.imap.SearchedMessage.Depth;
import org.gatepost.server.imap.grammar.Flag;
import org.gatepost.server.imap.grammar.SearchKey;
import org.gatepost.server.imap.grammar.SearchKey.Relation;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;
import org.jspecify.annotations.Nullable;

/// A search key made ready for one mailbox: sets are UIDs, flags are bits, texts are folded, and
/// what is cheap is asked first.
///
/// @param depth how much of a message it takes to be sure
record Criterion(Depth depth, Test test) {
  /// What is known so far.
  enum Verdict {
    YES,
    NO,
    /// More of the message has to be opened.
    UNSURE
  }

  /// Asks one message.
  @FunctionalInterface
  interface Test {
    Verdict of(SearchedMessage message);
  }

  Verdict of(SearchedMessage message) {
    return test.of(message);
  }

  /// Makes a key ready.
  static Criterion of(SearchKey key, State.InMailbox box) {
    Selection selection = box.selection();
    return switch (key) {
      case SearchKey.And(var keys) -> and(keys.stream().map(each -> of(each, box)).toList());
      case SearchKey.Or(var one, var other) -> or(of(one, box), of(other, box));
      case SearchKey.Not(var inner) -> not(of(inner, box));
      case SearchKey.Sequence(var set) when set.isSaved() -> in(box.saved());
      case SearchKey.Sequence(var set) -> in(Messages.numbered(selection, set));
      case SearchKey.Uid(var set) when set.isSaved() -> in(box.saved());
      case SearchKey.Uid(var set) -> in(Messages.uids(selection, set));
      case SearchKey.HasFlag(var flag) -> flag(bit(flag, selection));
      case SearchKey.Larger(var octets) -> row(message -> message.octets() > octets);
      case SearchKey.Smaller(var octets) -> row(message -> message.octets() < octets);
      case SearchKey.ModSeq(var least) -> row(message -> message.modSeq() >= least);
      case SearchKey.Date(var clock, var relation, var day) -> date(clock, relation, day);
      case SearchKey.Text(var place, var text) -> text(place, Wanted.of(text));
      case SearchKey.Header(var name, var text) -> header(name, Wanted.of(text));
      case SearchKey.UnknownCharset() -> row(_ -> false);
    };
  }

  private static Criterion and(List<Criterion> unordered) {
    List<Criterion> all =
        unordered.stream().sorted(Comparator.comparing(Criterion::depth)).toList();
    return new Criterion(
        deepest(all),
        message -> {
          Verdict verdict = Verdict.YES;
          for (Criterion each : all) {
            Verdict one = each.of(message);
            if (one == Verdict.NO) {
              return one;
            }
            verdict = one == Verdict.UNSURE ? one : verdict;
          }
          return verdict;
        });
  }

  private static Criterion or(Criterion one, Criterion other) {
    boolean inOrder = one.depth.compareTo(other.depth) <= 0;
    Criterion first = inOrder ? one : other;
    Criterion second = inOrder ? other : one;
    return new Criterion(
        second.depth,
        message -> {
          Verdict verdict = first.of(message);
          return switch (verdict) {
            case YES -> verdict;
            case NO -> second.of(message);
            case UNSURE -> second.of(message) == Verdict.YES ? Verdict.YES : verdict;
          };
        });
  }

  private static Criterion not(Criterion inner) {
    return new Criterion(
        inner.depth,
        message ->
            switch (inner.of(message)) {
              case YES -> Verdict.NO;
              case NO -> Verdict.YES;
              case UNSURE -> Verdict.UNSURE;
            });
  }

  private static Depth deepest(List<Criterion> all) {
    return all.isEmpty() ? Depth.ROW : all.getLast().depth;
  }

  private static Criterion row(Predicate<SearchedMessage> test) {
    return new Criterion(Depth.ROW, message -> sure(test.test(message)));
  }

  private static Criterion at(Depth depth, Predicate<SearchedMessage> test) {
    return new Criterion(
        depth, message -> message.has(depth) ? sure(test.test(message)) : Verdict.UNSURE);
  }

  private static Verdict sure(boolean yes) {
    return yes ? Verdict.YES : Verdict.NO;
  }

  private static Criterion in(UidSet uids) {
    return row(message -> uids.contains(message.uid()));
  }

  private static Criterion flag(long bit) {
    return row(message -> (message.flags() & bit) != 0);
  }

  private static long bit(Flag flag, Selection selection) {
    return switch (flag.name()) {
      case "\\Seen" -> Flags.SEEN;
      case "\\Answered" -> Flags.ANSWERED;
      case "\\Flagged" -> Flags.FLAGGED;
      case "\\Deleted" -> Flags.DELETED;
      case "\\Draft" -> Flags.DRAFT;
      case "\\Recent" -> Flags.RECENT;
      default -> selection.keywords().bit(flag.name());
    };
  }

  private static Criterion date(SearchKey.Clock clock, Relation relation, LocalDate day) {
    long wanted = day.toEpochDay();
    return switch (clock) {
      case INTERNAL -> row(message -> stands(relation, message.day(), wanted));
      case SENT ->
          at(
              Depth.INDEX,
              message -> {
                String date = message.envelope().date();
                Optional<LocalDate> sent = date == null ? Optional.empty() : MailDate.day(date);
                return sent.isPresent() && stands(relation, sent.get().toEpochDay(), wanted);
              });
    };
  }

  private static boolean stands(Relation relation, long day, long wanted) {
    return switch (relation) {
      case BEFORE -> day < wanted;
      case ON -> day == wanted;
      case SINCE -> day >= wanted;
    };
  }

  private static Criterion text(SearchKey.Place place, Wanted wanted) {
    return switch (place) {
      case BODY -> at(Depth.CONTENT, message -> wanted.isIn(message.body()));
      case TEXT ->
          new Criterion(
              Depth.CONTENT,
              message -> {
                if (!message.has(Depth.CONTENT)) {
                  // A subject that has it spares opening the message.
                  boolean early =
                      message.has(Depth.INDEX)
                          && wanted.isIn(SearchedMessage.folded(message.envelope().subject()));
                  return early ? Verdict.YES : Verdict.UNSURE;
                }
                return sure(wanted.isIn(message.header()) || wanted.isIn(message.body()));
              });
      case BCC -> envelope(m -> SearchedMessage.folded(m.envelope().bcc()), wanted);
      case CC -> envelope(m -> SearchedMessage.folded(m.envelope().cc()), wanted);
      case FROM -> envelope(m -> SearchedMessage.folded(m.envelope().from()), wanted);
      case TO -> envelope(m -> SearchedMessage.folded(m.envelope().to()), wanted);
      case SUBJECT -> envelope(m -> SearchedMessage.folded(m.envelope().subject()), wanted);
    };
  }

  private interface Field {
    String of(SearchedMessage message);
  }

  private static Criterion envelope(Field field, Wanted wanted) {
    return at(Depth.INDEX, message -> wanted.isIn(field.of(message)));
  }

  /// Fields that the envelope keeps word for word are looked up there.
  private static Criterion header(String name, Wanted wanted) {
    return switch (Ascii.lower(name)) {
      case "message-id" -> at(Depth.INDEX, m -> has(m.envelope().messageId(), wanted));
      case "in-reply-to" -> at(Depth.INDEX, m -> has(m.envelope().inReplyTo(), wanted));
      case "subject" -> at(Depth.INDEX, m -> has(m.envelope().subject(), wanted));
      default -> at(Depth.CONTENT, message -> message.hasField(name, wanted));
    };
  }

  private static boolean has(@Nullable String field, Wanted wanted) {
    return field != null && wanted.isIn(SearchedMessage.folded(field));
  }
}
