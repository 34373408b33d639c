package org.gatepost.server.imap;

import static org.gatepost.server.imap.answer.ResponseCode.Word.ALREADYEXISTS;
import static org.gatepost.server.imap.answer.ResponseCode.Word.CANNOT;
import static org.gatepost.server.imap.answer.ResponseCode.Word.CLOSED;
import static org.gatepost.server.imap.answer.ResponseCode.Word.LIMIT;
import static org.gatepost.server.imap.answer.ResponseCode.Word.NONEXISTENT;
import static org.gatepost.server.imap.answer.ResponseCode.Word.USEATTR;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.MailboxText;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.Mailboxes;
import org.gatepost.store.mailbox.NamingOutcome;
import org.gatepost.store.mailbox.SpecialUse;

/// CREATE, DELETE, RENAME, SUBSCRIBE, UNSUBSCRIBE (RFC 9051, 6.3.4 to 6.3.8; RFC 6154, 3).
final class Naming {
  private static final Completion CANNOT_BE_A_NAME =
      Completion.no(CANNOT, "No mailbox can have this name");

  private final Mailboxes mailboxes;
  private final Printer out;

  Naming(Mailboxes mailboxes, Printer out) {
    this.mailboxes = mailboxes;
    this.out = out;
  }

  Completion create(State.LoggedIn login, Command.Create command) throws IOException {
    Optional<MailboxName> name = nameOf(withoutLastDelimiter(command.mailbox().name()));
    if (name.isEmpty()) {
      return CANNOT_BE_A_NAME;
    }
    Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
    for (String word : command.uses()) {
      Optional<SpecialUse> use = SpecialUse.named(word);
      if (use.isEmpty()) {
        return Completion.no(USEATTR, "No mailbox can be for this");
      }
      uses.add(use.get());
    }
    NamingOutcome.Create outcome = mailboxes.create(login.account().id(), name.get(), uses);
    if (outcome instanceof NamingOutcome.Created) {
      tellOtherSpelling(login, command.mailbox().name(), name.get());
    }
    return completion(outcome);
  }

  /// Deletes a mailbox. Where it is the one that is open, it is closed.
  Step delete(State.SignedIn in, Command.Delete command) throws IOException {
    Optional<MailboxName> name = nameOf(command.mailbox().name());
    if (name.isEmpty()) {
      return Step.stay(in, completion(new NamingOutcome.NoSuchMailbox()));
    }
    AccountId account = in.login().account().id();
    boolean open = in instanceof State.InMailbox box && isOpen(box, name.get());
    NamingOutcome.Delete outcome = mailboxes.delete(account, name.get());
    if (open && outcome instanceof NamingOutcome.Deleted && in instanceof State.InMailbox box) {
      box.selection().close();
      out.untagged("OK", CLOSED, "The open mailbox is closed");
      return Step.to(in.login(), completion(outcome));
    }
    return Step.stay(in, completion(outcome));
  }

  private boolean isOpen(State.InMailbox box, MailboxName name) throws IOException {
    return mailboxes
        .find(box.login().account().id(), name)
        .filter(entry -> entry.id().equals(box.selection().mailbox()))
        .isPresent();
  }

  Completion rename(State.LoggedIn login, Command.Rename command) throws IOException {
    Optional<MailboxName> from = nameOf(command.from().name());
    Optional<MailboxName> to = nameOf(withoutLastDelimiter(command.to().name()));
    if (from.isEmpty()) {
      return completion(new NamingOutcome.NoSuchMailbox());
    }
    if (to.isEmpty()) {
      return CANNOT_BE_A_NAME;
    }
    NamingOutcome.Rename outcome = mailboxes.rename(login.account().id(), from.get(), to.get());
    if (outcome instanceof NamingOutcome.Renamed && login.enabled().rev2()) {
      tellOldName(to.get(), from.get().text());
    }
    return completion(outcome);
  }

  Completion subscribe(State.LoggedIn login, MailboxText mailbox) throws IOException {
    Optional<MailboxName> name = nameOf(mailbox.name());
    if (name.isEmpty()) {
      return CANNOT_BE_A_NAME;
    }
    return mailboxes.subscribe(login.account().id(), name.get())
        ? Completion.ok("Subscribed")
        : Completion.no(LIMIT, "No more names can be subscribed to");
  }

  Completion unsubscribe(State.LoggedIn login, MailboxText mailbox) throws IOException {
    Optional<MailboxName> name = nameOf(mailbox.name());
    if (name.isPresent()) {
      mailboxes.unsubscribe(login.account().id(), name.get());
    }
    return Completion.ok("Unsubscribed");
  }

  static Optional<MailboxName> nameOf(String text) {
    return MailboxName.parse(text);
  }

  /// The one place where what the store says of names becomes a response.
  static Completion completion(NamingOutcome outcome) {
    return switch (outcome) {
      case NamingOutcome.Created _ -> Completion.ok("Created");
      case NamingOutcome.Deleted _ -> Completion.ok("Deleted");
      case NamingOutcome.Renamed _ -> Completion.ok("Renamed");
      case NamingOutcome.Exists _ ->
          Completion.no(ALREADYEXISTS, "There is a mailbox of this name");
      case NamingOutcome.NoSuchMailbox _ ->
          Completion.no(NONEXISTENT, "There is no mailbox of this name");
      case NamingOutcome.IsInbox _ -> Completion.no(CANNOT, "INBOX can't be deleted");
      case NamingOutcome.TooDeep(var most) ->
          Completion.no(CANNOT, "A mailbox name has at most " + most + " levels");
      case NamingOutcome.TooLong _ ->
          Completion.no(CANNOT, "The name of a mailbox below would become too long");
      case NamingOutcome.TooMany(var most) ->
          Completion.no(LIMIT, "An account has at most " + most + " mailboxes");
      case NamingOutcome.UseTaken _ ->
          Completion.no(USEATTR, "Another mailbox is for this already");
      case NamingOutcome.BelowItself _ ->
          Completion.no(CANNOT, "A mailbox can't be moved below itself");
    };
  }

  /// A client may say with a last delimiter that it wants to make mailboxes below this one (RFC
  /// 9051, 6.3.4).
  private static String withoutLastDelimiter(String name) {
    boolean marked = name.length() > 1 && name.charAt(name.length() - 1) == MailboxName.DELIMITER;
    return marked ? name.substring(0, name.length() - 1) : name;
  }

  /// Where the name was put into its one spelling, IMAP4rev2 wants that told (RFC 9051, 6.3.4).
  private void tellOtherSpelling(State.LoggedIn login, String asked, MailboxName made)
      throws IOException {
    boolean same = withoutLastDelimiter(asked).equals(made.text());
    if (login.enabled().rev2() && !same) {
      tellOldName(made, asked);
    }
  }

  private void tellOldName(MailboxName now, String before) throws IOException {
    out.ascii("* LIST () \"/\" ").mailbox(now.text()).ascii(" (\"OLDNAME\" (");
    out.mailbox(before).ascii("))").crlf();
  }
}
