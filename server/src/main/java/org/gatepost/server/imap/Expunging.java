package org.gatepost.server.imap;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.answer.ResponseCode.Word;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.store.mailbox.ExpungeOutcome;
import org.gatepost.store.mailbox.UidSet;

/// EXPUNGE and UID EXPUNGE (RFC 9051, 6.4.3; RFC 4315, 2.1). What went is the session's to
/// announce, before the tagged answer.
final class Expunging {
  private Expunging() {}

  static Completion expunge(State.InMailbox box) throws IOException {
    return answer(box, box.selection().expunge());
  }

  static Completion expunge(State.InMailbox box, Command.UidExpunge command) throws IOException {
    Optional<UidSet> named = Messages.named(box, true, command.uids());
    return answer(box, box.selection().expunge(named.orElse(UidSet.EMPTY)));
  }

  /// The answer to what may have removed messages: with the change number for those who
  /// resynchronise by it (RFC 7162, 3.2.7).
  static Completion done(State.InMailbox box, String text) {
    return done(box, box.selection().highestModSeq(), text);
  }

  private static Completion done(State.InMailbox box, long modSeq, String text) {
    return box.enabled().qresync()
        ? Completion.ok(new ResponseCode.HighestModSeq(modSeq), text)
        : Completion.ok(text);
  }

  private static Completion answer(State.InMailbox box, ExpungeOutcome outcome) {
    return switch (outcome) {
      case ExpungeOutcome.Expunged(var uids, var modSeq) when !uids.isEmpty() ->
          done(box, modSeq, "Expunged");
      case ExpungeOutcome.Expunged _ -> Completion.ok("Nothing to expunge");
      case ExpungeOutcome.ReadOnly() ->
          Completion.no(Word.READ_ONLY, "The mailbox is open to read only");
      case ExpungeOutcome.NoSuchMailbox() ->
          Completion.no(Word.NONEXISTENT, "The mailbox has been deleted");
    };
  }
}
