package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.message.MessageLimits;
import org.gatepost.base.message.MessageScan;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.CommandLimits;
import org.gatepost.server.imap.grammar.CommandParser;
import org.gatepost.server.imap.grammar.Progress;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.AddAccount;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.Append;
import org.gatepost.store.mailbox.AppendOutcome;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.MailboxId;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.store.mailbox.NewMessage;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.testkit.Clock;

/// An INBOX on a real store, and the verbs that touch its messages, without a conversation around
/// them.
final class OpenMailbox implements AutoCloseable {
  private final Store store;
  private final Account account;
  private final MailboxId inbox;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Printer out = new Printer(sent::write);
  private final Announcing announcing = new Announcing(out);
  private final List<State.InMailbox> states = new ArrayList<>();

  private OpenMailbox(Store store) throws IOException {
    this.store = store;
    Address name = Address.parse("alice@example.org").orElseThrow();
    var _ = store.accounts().addDomain(name.domain());
    account = ((AddAccount.Added) store.accounts().add(name, "", 0)).account();
    inbox = store.mailboxes().find(account.id(), MailboxName.INBOX).orElseThrow().id();
  }

  static OpenMailbox in(Path folder) throws IOException {
    return new OpenMailbox(
        Store.open(
                StoreSetting.DEFAULT,
                MailboxSetting.DEFAULT,
                folder,
                new RealDisk(),
                Clock.standing())
            .orThrow());
  }

  /// Puts in the same message so many times.
  void deliver(int count, String message) throws IOException {
    byte[] octets = message.getBytes(UTF_8);
    MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
    scan.accept(octets, 0, octets.length);
    byte[] index = scan.finish().encode();
    try (Draft draft = store.drafts().begin()) {
      draft.write(octets, 0, octets.length);
      NewMessage kept = new NewMessage(draft, index, Clock.standing().instant(), FlagNames.NONE);
      List<Append> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(new Append(account.id(), inbox, kept));
      }
      if (!(store.mailboxes().append(all) instanceof AppendOutcome.Appended)) {
        throw new AssertionError("not delivered");
      }
    }
  }

  /// Opens it, with nothing enabled.
  void select() throws IOException {
    states.add(
        new State.InMailbox(
            new State.LoggedIn(account, Enabled.NOTHING),
            store.mailboxes().select(account.id(), inbox, false).orElseThrow(),
            UidSet.EMPTY));
  }

  void enable(Enabled enabled) {
    states.add(states.getLast().with(enabled));
    if (enabled.speaksUtf8()) {
      out.acceptUtf8();
    }
  }

  /// Carries out a command of this mailbox, and answers what was printed, a char an octet.
  String say(String command) throws IOException {
    byte[] line = ("t " + command).getBytes(UTF_8);
    Progress progress = new CommandParser(CommandLimits.afterLogin(0)).line(line);
    if (!(progress instanceof Progress.Done(_, Command.InMailbox asked))) {
      throw new AssertionError("not read: " + progress);
    }
    out.tagged("t", carryOut(asked));
    return sent();
  }

  /// What was printed since the last call.
  String sent() throws IOException {
    out.flush();
    String text = sent.toString(ISO_8859_1);
    sent.reset();
    return text;
  }

  Completion carryOut(Command.InMailbox command) throws IOException {
    State.InMailbox box = states.getLast();
    return switch (command) {
      case Command.Fetch c -> new Fetching(out, announcing).fetch(box, c);
      case Command.Store c -> new Storing(out, announcing).store(box, c);
      case Command.Expunge _ -> Expunging.expunge(box);
      case Command.Copy c -> new Copying(store.mailboxes(), out).copy(box, c);
      case Command.Search c -> {
        Step step = new Searching(out).search(box, "t", c);
        states.add((State.InMailbox) step.next());
        yield step instanceof Step.Done done ? done.completion() : Completion.ok("?");
      }
      default -> throw new IllegalArgumentException("not carried out here");
    };
  }

  @Override
  public void close() throws IOException {
    states.stream().limit(1).forEach(box -> box.selection().close());
    store.close();
  }
}
