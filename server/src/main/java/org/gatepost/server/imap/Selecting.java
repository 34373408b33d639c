package org.gatepost.server.imap;

import static org.gatepost.server.imap.answer.ResponseCode.Word.CLIENTBUG;
import static org.gatepost.server.imap.answer.ResponseCode.Word.CLOSED;
import static org.gatepost.server.imap.answer.ResponseCode.Word.NONEXISTENT;
import static org.gatepost.server.imap.answer.ResponseCode.Word.READ_ONLY;
import static org.gatepost.server.imap.answer.ResponseCode.Word.READ_WRITE;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.grammar.Command.Resync;
import org.gatepost.server.imap.grammar.MailboxText;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.Mailboxes;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.UidSet;

/// SELECT, EXAMINE, CLOSE, UNSELECT (RFC 9051, 6.3.2, 6.3.3, 6.4.1, 6.4.2).
final class Selecting {
  private final Mailboxes mailboxes;
  private final Printer out;
  private final Announcing announcing;

  Selecting(Mailboxes mailboxes, Printer out) {
    this.mailboxes = mailboxes;
    this.out = out;
    this.announcing = new Announcing(out);
  }

  /// Opens a mailbox. The one that was open is closed even if this fails (RFC 9051, 6.3.2).
  Step open(State.SignedIn from, MailboxText mailbox, Resync resync, boolean readOnly)
      throws IOException {
    State.LoggedIn login = from.login();
    if (resync instanceof Resync.Qresync && !login.enabled().qresync()) {
      return Step.stay(from, new Completion.Bad(CLIENTBUG, "ENABLE QRESYNC comes first"));
    }
    if (from instanceof State.InMailbox box) {
      box.selection().close();
      out.untagged("OK", CLOSED, "The mailbox that was open is closed");
    }
    Optional<MailboxEntry> entry = find(login, mailbox);
    Optional<Selection> selection =
        entry.isEmpty()
            ? Optional.empty()
            : mailboxes.select(login.account().id(), entry.get().id(), readOnly);
    if (entry.isEmpty() || selection.isEmpty()) {
      return Step.to(login, Completion.no(NONEXISTENT, "There is no mailbox of this name"));
    }
    State.InMailbox box = new State.InMailbox(login, selection.get(), UidSet.EMPTY);
    try {
      tell(box);
      if (box.enabled().rev2()) {
        tellName(entry.get().name(), mailbox);
      }
      if (resync instanceof Resync.Qresync known) {
        new Resyncing(out, announcing).tell(box, known);
      }
    } catch (IOException | RuntimeException e) {
      // Nobody else knows of the selection yet.
      selection.get().close();
      throw e;
    }
    return Step.to(box, Completion.ok(readOnly ? READ_ONLY : READ_WRITE, "Opened"));
  }

  /// CLOSE: expunges, tells nothing of it.
  Step close(State.InMailbox box) throws IOException {
    if (!box.selection().readOnly()) {
      box.selection().expunge();
    }
    return unselect(box);
  }

  Step unselect(State.InMailbox box) {
    box.selection().close();
    return Step.to(box.login(), Completion.ok("Closed"));
  }

  private Optional<MailboxEntry> find(State.LoggedIn login, MailboxText mailbox)
      throws IOException {
    Optional<MailboxName> name = MailboxName.parse(mailbox.name());
    return name.isEmpty() ? Optional.empty() : mailboxes.find(login.account().id(), name.get());
  }

  private void tell(State.InMailbox box) throws IOException {
    Selection selection = box.selection();
    announcing.tellFlags(selection);
    out.ascii("* ").number(selection.count()).ascii(" EXISTS").crlf();
    announcing.tellRecent(box.enabled(), selection.recent());
    if (!box.enabled().rev2() && selection.firstUnseen() > 0) {
      out.untagged("OK", new ResponseCode.Unseen(selection.firstUnseen()), "First unseen");
    }
    out.untagged("OK", new ResponseCode.UidValidity(selection.uidValidity()), "UIDs are valid");
    out.untagged("OK", new ResponseCode.UidNext(selection.uidNext()), "Next UID");
    out.untagged("OK", new ResponseCode.HighestModSeq(selection.highestModSeq()), "Last change");
  }

  /// IMAP4rev2 names what was opened, and how that differs from what was asked for (RFC 9051,
  /// 6.3.2).
  private void tellName(MailboxName name, MailboxText asked) throws IOException {
    out.ascii("* LIST () \"/\" ").mailbox(name.text());
    if (!name.text().equals(asked.name())) {
      out.ascii(" (\"OLDNAME\" (").mailbox(asked.name()).ascii("))");
    }
    out.crlf();
  }
}
