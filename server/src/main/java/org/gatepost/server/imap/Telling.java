package org.gatepost.server.imap;

import static org.gatepost.server.imap.answer.ResponseCode.Word.NONEXISTENT;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.Command.StatusItem;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.MailboxStatus;
import org.gatepost.store.mailbox.Mailboxes;

/// STATUS (RFC 9051, 6.3.11; RFC 7162, 3.1.7; RFC 7889, 3.2; RFC 8438).
final class Telling {
  private final Mailboxes mailboxes;
  private final Printer out;
  private final long appendBytesMax;

  Telling(Mailboxes mailboxes, Printer out, long appendBytesMax) {
    this.mailboxes = mailboxes;
    this.out = out;
    this.appendBytesMax = appendBytesMax;
  }

  Completion status(State.LoggedIn login, Command.Status command) throws IOException {
    AccountId account = login.account().id();
    Optional<MailboxName> name = MailboxName.parse(command.mailbox().name());
    Optional<MailboxEntry> entry =
        name.isEmpty() ? Optional.empty() : mailboxes.find(account, name.get());
    Optional<MailboxStatus> status =
        entry.isEmpty() ? Optional.empty() : mailboxes.status(account, entry.get().id());
    if (name.isEmpty() || status.isEmpty()) {
      return Completion.no(NONEXISTENT, "There is no mailbox of this name");
    }
    tell(name.get(), status.get(), command.items());
    return Completion.ok("Told");
  }

  /// One STATUS response.
  void tell(MailboxName name, MailboxStatus status, Set<StatusItem> items) throws IOException {
    out.ascii("* STATUS ").mailbox(name.text()).ascii(" (");
    boolean first = true;
    for (StatusItem item : StatusItem.values()) {
      if (items.contains(item)) {
        out.ascii(first ? "" : " ").ascii(item.name()).sp().number(value(item, status));
        first = false;
      }
    }
    out.octet(')').crlf();
  }

  private long value(StatusItem item, MailboxStatus status) {
    return switch (item) {
      case MESSAGES -> status.messages();
      case RECENT -> status.recent();
      case UIDNEXT -> status.uidNext();
      case UIDVALIDITY -> status.uidValidity();
      case UNSEEN -> status.unseen();
      case DELETED -> status.deleted();
      case SIZE -> status.octets();
      case HIGHESTMODSEQ -> status.highestModSeq();
      case APPENDLIMIT -> appendBytesMax;
    };
  }
}
