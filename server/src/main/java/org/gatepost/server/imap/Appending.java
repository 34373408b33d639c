package org.gatepost.server.imap;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.message.MessageLimits;
import org.gatepost.base.message.MessageScan;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.answer.ResponseCode.Word;
import org.gatepost.server.imap.grammar.AppendMessage;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.MailboxText;
import org.gatepost.server.imap.grammar.Progress;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.mailbox.Append;
import org.gatepost.store.mailbox.AppendOutcome;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.NewMessage;
import org.gatepost.store.mailbox.UidSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// APPEND (RFC 9051, 6.3.12; RFC 3502, 3516, 6855, 7889): takes the messages of one command as they
/// stream past, then puts all of them into the mailbox or none.
///
/// Owned by the thread of its connection, and used for one command after the other.
final class Appending implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Appending.class);
  private static final int PIECE = 16_384;

  /// A message that has come in whole.
  private record Taken(Draft draft, byte[] index) {}

  private final House house;
  private final List<Taken> taken = new ArrayList<>();

  /// Why the command can only fail, though messages of it still come in.
  private Optional<Completion> refusal = Optional.empty();

  Appending(House house) {
    this.house = house;
  }

  /// Why a message need not be sent, asked before the client is told to go ahead.
  Optional<Completion> refuses(State.SignedIn who, Progress.Message coming) throws IOException {
    if (refusal.isEmpty()) {
      refusal = reason(who, coming);
    }
    return refusal;
  }

  private Optional<Completion> reason(State.SignedIn who, Progress.Message coming)
      throws IOException {
    AppendMessage message = coming.message();
    if (message.octets() > house.setting().appendBytesMax()) {
      return Optional.of(Completion.no(Word.TOOBIG, "The message is too large"));
    }
    if (message.utf8() && !who.login().enabled().utf8()) {
      return Optional.of(Completion.bad("UTF8 has not been enabled"));
    }
    if (Storing.names(message.flags()).isEmpty()) {
      return Optional.of(Completion.no(Word.LIMIT, "A keyword is too long"));
    }
    AccountId account = who.login().account().id();
    if (target(account, coming.mailbox()).isEmpty()) {
      return Optional.of(Completion.no(Word.TRYCREATE, "There is no such mailbox"));
    }
    return Optional.empty();
  }

  /// Reads one message to its end, whatever becomes of it.
  void take(Progress.Message coming, LiteralSource source) {
    long left = coming.message().octets();
    byte[] piece = new byte[(int) Math.min(PIECE, left)];
    Draft draft = house.drafts().begin();
    MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
    while (left > 0) {
      int read = source.read(piece, 0, (int) Math.min(piece.length, left));
      left -= read;
      if (refusal.isEmpty()) {
        keep(draft, piece, read);
        scan.accept(piece, 0, read);
      }
    }
    taken.add(new Taken(draft, refusal.isEmpty() ? scan.finish().encode() : new byte[0]));
  }

  /// Reads so many octets and forgets them.
  static void drop(long octets, LiteralSource source) {
    byte[] piece = new byte[(int) Math.min(PIECE, octets)];
    long left = octets;
    while (left > 0) {
      left -= source.read(piece, 0, (int) Math.min(piece.length, left));
    }
  }

  /// The command is whole: keeps its messages.
  Completion finish(State.SignedIn who, Command.Append command) throws IOException {
    try {
      if (refusal.isPresent()) {
        return refusal.get();
      }
      if (command.messages().stream().anyMatch(message -> message.octets() == 0)) {
        // RFC 3502, 4: an empty message says that the client has changed its mind.
        return Completion.no("An empty message was given, so nothing was kept");
      }
      return append(who.login().account().id(), command);
    } finally {
      close();
    }
  }

  /// Forgets what was taken of an unfinished command.
  @Override
  public void close() {
    for (Taken one : taken) {
      try {
        one.draft().close();
      } catch (IOException e) {
        LOG.atWarn().setCause(e).log("imap.draft.left-behind");
      }
    }
    taken.clear();
    refusal = Optional.empty();
  }

  private void keep(Draft draft, byte[] piece, int length) {
    try {
      draft.write(piece, 0, length);
    } catch (IOException e) {
      // The rest of the literal is on its way: it has to be read before this can be said.
      refusal = Optional.of(Completion.no(Word.UNAVAILABLE, "The message can not be kept now"));
    }
  }

  private Completion append(AccountId account, Command.Append command) throws IOException {
    Optional<MailboxEntry> target = target(account, command.mailbox());
    if (target.isEmpty()) {
      return Completion.no(Word.TRYCREATE, "There is no such mailbox");
    }
    List<Append> appends = new ArrayList<>(taken.size());
    for (int i = 0; i < taken.size(); i++) {
      AppendMessage message = command.messages().get(i);
      FlagNames flags = Storing.names(message.flags()).orElse(FlagNames.NONE);
      NewMessage kept =
          new NewMessage(taken.get(i).draft(), taken.get(i).index(), arrival(message), flags);
      appends.add(new Append(account, target.get().id(), kept));
    }
    return switch (house.mailboxes().append(appends)) {
      case AppendOutcome.Appended(var placed) -> appended(placed);
      case AppendOutcome.OverQuota _ ->
          Completion.no(Word.OVERQUOTA, "The mailbox has no room for it");
      case AppendOutcome.NoSuchMailbox _ ->
          Completion.no(Word.TRYCREATE, "There is no such mailbox");
    };
  }

  private static Completion appended(List<AppendOutcome.Placed> placed) {
    int[] uids = placed.stream().mapToInt(AppendOutcome.Placed::uid).toArray();
    return Completion.ok(
        new ResponseCode.AppendUid(placed.getFirst().uidValidity(), UidSet.of(uids).toString()),
        "Kept");
  }

  private Instant arrival(AppendMessage message) {
    return switch (message.arrival()) {
      case AppendMessage.Arrival.Now() -> house.clock().instant();
      case AppendMessage.Arrival.At(var instant) -> instant;
    };
  }

  private Optional<MailboxEntry> target(AccountId account, MailboxText mailbox) throws IOException {
    Optional<MailboxName> name = MailboxName.parse(mailbox.name());
    return name.isEmpty()
        ? Optional.empty()
        : house.mailboxes().find(account, name.get()).filter(MailboxEntry::exists);
  }
}
