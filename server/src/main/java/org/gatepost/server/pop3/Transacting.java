package org.gatepost.server.pop3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.gatepost.server.pop3.grammar.Command;
import org.gatepost.store.blob.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The commands of a client that has its maildrop open (RFC 1939, 5 to 7).
final class Transacting {
  private static final Logger LOG = LoggerFactory.getLogger(Transacting.class);

  private final Pop3Setting setting;

  Transacting(Pop3Setting setting) {
    this.setting = setting;
  }

  Step take(State.Transaction now, Command.InMaildrop command, Language language) {
    Maildrop drop = now.maildrop();
    Reply reply =
        switch (command) {
          case Command.Stat _ -> Reply.ok(drop.count() + " " + drop.octets());
          case Command.Sizes(var number) ->
              list(drop, number, language, n -> String.valueOf(drop.octets(n)));
          case Command.Uidl(var number) -> list(drop, number, language, drop::uniqueId);
          case Command.Retr(var number) -> message(drop, number, Reply.Message.ALL, language);
          case Command.Top(var number, var lines) -> message(drop, number, lines, language);
          case Command.Dele(var number) -> delete(drop, number, language);
          case Command.Noop _ -> Reply.ok(Phrase.NOTHING_DONE.in(language));
          case Command.Rset _ -> {
            drop.reset();
            yield Reply.ok(drop.count() + " " + drop.octets());
          }
        };
    return Step.stay(now, reply);
  }

  /// RFC 1939, 6: the UPDATE state.
  Step quit(State.Transaction now, Language language) {
    try (Maildrop drop = now.maildrop()) {
      boolean all = drop.update(setting.markSeen());
      return Step.close(
          new State.Done(),
          all ? Reply.ok(Phrase.BYE.in(language)) : Reply.no(Phrase.NOT_REMOVED.in(language)));
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("pop3.update.failed");
      return Step.close(new State.Done(), Reply.no(Phrase.NOT_REMOVED.in(language)));
    }
  }

  private static Reply list(
      Maildrop drop, int number, Language language, IntFunction<String> what) {
    if (number > 0) {
      return drop.has(number)
          ? Reply.ok(number + " " + what.apply(number))
          : missing(drop, number, language);
    }
    List<String> lines = new ArrayList<>(drop.count());
    for (int n = 1; n <= drop.last(); n++) {
      if (drop.has(n)) {
        lines.add(n + " " + what.apply(n));
      }
    }
    return new Reply.Listing(drop.count() + " " + drop.octets(), lines);
  }

  private static Reply message(Maildrop drop, int number, int lines, Language language) {
    if (!drop.has(number)) {
      return missing(drop, number, language);
    }
    try {
      return drop.content(number)
          .<Reply>map(content -> found(drop, number, content, lines, language))
          .orElseGet(() -> Reply.no(Phrase.GONE.in(language)));
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("pop3.message.unreadable");
      return Reply.no(Phrase.STORE_DOWN.in(language));
    }
  }

  private static Reply found(
      Maildrop drop, int number, Content content, int lines, Language language) {
    if (lines != Reply.Message.ALL) {
      return new Reply.Message(Phrase.TOP_FOLLOWS.in(language), content, lines);
    }
    drop.take(number);
    return new Reply.Message(content.octets() + " octets", content, lines);
  }

  private static Reply delete(Maildrop drop, int number, Language language) {
    if (!drop.has(number)) {
      return missing(drop, number, language);
    }
    drop.delete(number);
    return Reply.ok(Phrase.DELETED.in(language));
  }

  private static Reply missing(Maildrop drop, int number, Language language) {
    Phrase why = drop.isDeleted(number) ? Phrase.DELETED_ALREADY : Phrase.NO_SUCH_MESSAGE;
    return Reply.no(why.in(language));
  }
}
