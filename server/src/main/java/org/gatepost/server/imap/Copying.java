package org.gatepost.server.imap;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.answer.ResponseCode.Word;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.MailboxText;
import org.gatepost.server.imap.grammar.SequenceSet;
import org.gatepost.store.mailbox.CopyOutcome;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.Mailboxes;
import org.gatepost.store.mailbox.UidSet;

/// COPY and MOVE (RFC 9051, 6.4.7 and 6.4.8; RFC 4315, 3; RFC 6851).
final class Copying {
  private static final int CHUNK = 512;

  private final Mailboxes mailboxes;
  private final Printer out;

  Copying(Mailboxes mailboxes, Printer out) {
    this.mailboxes = mailboxes;
    this.out = out;
  }

  Completion copy(State.InMailbox box, Command.Copy command) throws IOException {
    return transfer(box, command.byUid(), command.set(), command.target(), false);
  }

  /// The COPYUID goes out here; the EXPUNGEs that follow from it are the session's to announce,
  /// before the tagged answer (RFC 6851, 4.3).
  Completion move(State.InMailbox box, Command.Move command) throws IOException {
    return transfer(box, command.byUid(), command.set(), command.target(), true);
  }

  private Completion transfer(
      State.InMailbox box, boolean byUid, SequenceSet set, MailboxText target, boolean moved)
      throws IOException {
    Optional<UidSet> named = Messages.named(box, byUid, set);
    if (named.isEmpty()) {
      return Completion.bad("There is no message of that number");
    }
    if (moved && box.selection().readOnly()) {
      return Completion.no(Word.READ_ONLY, "The mailbox is open to read only");
    }
    Optional<MailboxName> name = MailboxName.parse(target.name());
    if (name.isEmpty()) {
      return Completion.no(Word.CANNOT, "No mailbox can have that name");
    }
    Optional<MailboxEntry> entry =
        mailboxes.find(box.login().account().id(), name.get()).filter(MailboxEntry::exists);
    if (entry.isEmpty()) {
      return Completion.no(Word.TRYCREATE, "There is no such mailbox");
    }
    // RFC 2180, 4.4.1: all of the messages or none.
    int there = Rows.walk(box.selection(), named.get(), CHUNK, _ -> {});
    if (!byUid && there < Messages.count(box.selection(), named.get())) {
      return Completion.no(Word.EXPUNGEISSUED, "Some of the messages are gone");
    }
    if (there == 0) {
      return Completion.ok("Nothing to do");
    }
    return answer(
        moved
            ? box.selection().move(named.get(), entry.get().id())
            : box.selection().copy(named.get(), entry.get().id()),
        box,
        moved);
  }

  private Completion answer(CopyOutcome outcome, State.InMailbox box, boolean moved)
      throws IOException {
    return switch (outcome) {
      case CopyOutcome.Copied copied when copied.from().isEmpty() -> Completion.ok("Nothing to do");
      case CopyOutcome.Copied copied -> {
        ResponseCode code =
            new ResponseCode.CopyUid(
                copied.uidValidity(), copied.from().toString(), copied.to().toString());
        if (!moved) {
          yield Completion.ok(code, "Copied");
        }
        out.untagged("OK", code, "Moved");
        yield Expunging.done(box, "Moved");
      }
      case CopyOutcome.OverQuota() -> Completion.no(Word.OVERQUOTA, "There is no room for them");
      case CopyOutcome.NoSuchMailbox() -> Completion.no(Word.TRYCREATE, "There is no such mailbox");
      case CopyOutcome.ReadOnly() ->
          Completion.no(Word.READ_ONLY, "The mailbox is open to read only");
    };
  }
}
