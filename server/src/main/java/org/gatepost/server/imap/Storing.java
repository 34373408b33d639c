package org.gatepost.server.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.answer.ResponseCode.Word;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.Flag;
import org.gatepost.store.mailbox.FlagChange;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.Keywords;
import org.gatepost.store.mailbox.StoreOutcome;
import org.gatepost.store.mailbox.UidSet;

/// STORE (RFC 9051, 6.4.6; RFC 7162, 3.1.3).
final class Storing {
  private static final int CHUNK = 512;

  private final Printer out;
  private final Announcing announcing;

  Storing(Printer out, Announcing announcing) {
    this.out = out;
    this.announcing = announcing;
  }

  Completion store(State.InMailbox box, Command.Store command) throws IOException {
    Optional<UidSet> named = Messages.named(box, command.byUid(), command.set());
    if (named.isEmpty()) {
      return Completion.bad("There is no message of that number");
    }
    Optional<FlagNames> flags = names(command.flags());
    if (flags.isEmpty()) {
      return Completion.no(Word.LIMIT, "A keyword is too long");
    }
    OptionalLong unchangedSince =
        command.unchangedSince() < 0
            ? OptionalLong.empty()
            : OptionalLong.of(command.unchangedSince());
    FlagChange change = new FlagChange(operation(command.mode()), flags.get());
    return switch (box.selection().storeFlags(named.get(), change, unchangedSince)) {
      case StoreOutcome.Stored stored -> answer(box, command, named.get(), stored);
      case StoreOutcome.TooManyKeywords() ->
          Completion.no(Word.LIMIT, "The mailbox has as many keywords as it can have");
      case StoreOutcome.ReadOnly() ->
          Completion.no(Word.READ_ONLY, "The mailbox is open to read only");
      case StoreOutcome.NoSuchMailbox() ->
          Completion.no(Word.NONEXISTENT, "The mailbox has been deleted");
    };
  }

  /// The flags as the store names them; nothing where one can't be kept. `\Recent` is not the
  /// client's to set.
  static Optional<FlagNames> names(List<Flag> flags) {
    long system = 0;
    List<String> keywords = new ArrayList<>();
    for (Flag flag : flags) {
      switch (flag.name()) {
        case "\\Seen" -> system |= Flags.SEEN;
        case "\\Answered" -> system |= Flags.ANSWERED;
        case "\\Flagged" -> system |= Flags.FLAGGED;
        case "\\Deleted" -> system |= Flags.DELETED;
        case "\\Draft" -> system |= Flags.DRAFT;
        case "\\Recent" -> {}
        default -> keywords.add(flag.name());
      }
    }
    return keywords.stream().allMatch(Keywords::isKeyword)
        ? Optional.of(new FlagNames(system, keywords))
        : Optional.empty();
  }

  private Completion answer(
      State.InMailbox box, Command.Store command, UidSet named, StoreOutcome.Stored stored)
      throws IOException {
    announcing.announce(box, false, new Told(stored.changed(), stored.modSeq()));
    int expected = Messages.count(box.selection(), named.minus(stored.modified()));
    int found = tell(box, command, named.minus(stored.modified()));
    if (!stored.modified().isEmpty()) {
      String left = Messages.spelled(box.selection(), command.byUid(), stored.modified());
      return Completion.ok(new ResponseCode.Modified(left), "Some had changed and were left alone");
    }
    if (!command.byUid() && found < expected) {
      return Completion.no(Word.EXPUNGEISSUED, "Some of the messages are gone");
    }
    return Completion.ok("Stored");
  }

  /// Tells the new flags, or only the change numbers where the client wants silence (RFC 7162,
  /// 3.1.3), or nothing.
  private int tell(State.InMailbox box, Command.Store command, UidSet uids) throws IOException {
    boolean uid = command.byUid() || box.enabled().tellsUids();
    boolean modSeq = box.enabled().condstore();
    return Rows.walk(
        box.selection(),
        uids,
        CHUNK,
        rows -> {
          for (int at = 0; at < rows.size(); at++) {
            if (!command.silent()) {
              announcing.tellRow(box, rows.row(at), uid);
            } else if (modSeq) {
              tellModSeq(rows, at, uid);
            }
          }
        });
  }

  private void tellModSeq(Rows rows, int at, boolean uid) throws IOException {
    out.ascii("* ").number(rows.sequence(at)).ascii(" FETCH (");
    if (uid) {
      out.ascii("UID ").number(rows.uid(at)).sp();
    }
    out.ascii("MODSEQ (").number(rows.modSeq(at)).ascii("))").crlf();
  }

  private static FlagChange.Operation operation(Command.StoreMode mode) {
    return switch (mode) {
      case REPLACE -> FlagChange.Operation.REPLACE;
      case ADD -> FlagChange.Operation.ADD;
      case REMOVE -> FlagChange.Operation.REMOVE;
    };
  }
}
