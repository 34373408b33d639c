package org.gatepost.server.imap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.EnvelopeText;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode.Word;
import org.gatepost.server.imap.answer.StructureText;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.FetchItem;
import org.gatepost.server.imap.grammar.FetchItem.Attribute;
import org.gatepost.server.imap.grammar.Section;
import org.gatepost.store.mailbox.FlagChange;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.StoreOutcome;
import org.gatepost.store.mailbox.UidSet;

/// FETCH (RFC 9051, 6.4.5; RFC 3516; RFC 7162, 3.1.4 and 3.2.6).
///
/// Flags, dates and sizes come from memory; the envelope and the structure from what was indexed
/// when the message came; only sections touch the message itself.
final class Fetching {
  private static final int ROWS_CHUNK = 512;
  private static final int INDEXED_CHUNK = 64;

  private final Printer out;
  private final Announcing announcing;

  Fetching(Printer out, Announcing announcing) {
    this.out = out;
    this.announcing = announcing;
  }

  Completion fetch(State.InMailbox box, Command.Fetch command) throws IOException {
    Optional<UidSet> named = Messages.named(box, command.byUid(), command.set());
    if (named.isEmpty()) {
      return Completion.bad("There is no message of that number");
    }
    if (command.vanished() && !box.enabled().qresync()) {
      return Completion.bad("QRESYNC has not been enabled");
    }
    int expected = Messages.count(box.selection(), named.get());
    UidSet seen = markSeen(box, command, named.get());
    if (command.vanished()) {
      tellVanished(box.selection(), command, named.get());
    }
    Answer answer = new Answer(box, command, seen);
    int found =
        Rows.walk(
            box.selection(),
            named.get(),
            answer.needsIndex ? INDEXED_CHUNK : ROWS_CHUNK,
            answer::tell);
    if (answer.unknownEncoding) {
      return Completion.no(Word.UNKNOWN_CTE, "A part's transfer encoding is not known");
    }
    if (!command.byUid() && found < expected || answer.gone) {
      return Completion.no(Word.EXPUNGEISSUED, "Some of the messages are gone");
    }
    return Completion.ok("Fetched");
  }

  /// Marks all that are fetched as seen, in one change.
  ///
  /// @return those that had not been
  private UidSet markSeen(State.InMailbox box, Command.Fetch command, UidSet named)
      throws IOException {
    Selection selection = box.selection();
    if (selection.readOnly() || command.items().stream().noneMatch(FetchItem::marksSeen)) {
      return UidSet.EMPTY;
    }
    UidSet.Builder unseen = new UidSet.Builder();
    Rows.walk(
        selection,
        named,
        ROWS_CHUNK,
        rows -> {
          for (int at = 0; at < rows.size(); at++) {
            if ((rows.flags(at) & Flags.SEEN) == 0 && rows.modSeq(at) > command.changedSince()) {
              unseen.add(rows.uid(at));
            }
          }
        });
    UidSet fresh = unseen.build();
    if (fresh.isEmpty()) {
      return fresh;
    }
    FlagChange change =
        new FlagChange(FlagChange.Operation.ADD, new FlagNames(Flags.SEEN, List.of()));
    if (selection.storeFlags(fresh, change, OptionalLong.empty())
        instanceof StoreOutcome.Stored stored) {
      announcing.announce(box, false, new Told(stored.changed(), stored.modSeq()));
      return stored.changed();
    }
    return UidSet.EMPTY;
  }

  private void tellVanished(Selection selection, Command.Fetch command, UidSet named)
      throws IOException {
    UidSet known = named.intersection(UidSet.range(1, selection.uidNext() - 1));
    UidSet gone = selection.vanished(command.changedSince(), known).uids();
    if (!gone.isEmpty()) {
      out.ascii("* VANISHED (EARLIER) ").ascii(gone.toString()).crlf();
    }
  }

  /// The answer to one FETCH, message after message.
  private final class Answer {
    private final State.InMailbox box;
    private final Command.Fetch command;
    private final UidSet seen;
    private final boolean needsIndex;
    private final boolean needsContent;
    private final boolean tellsUid;
    private final boolean tellsModSeq;
    private final boolean tellsFlags;
    private final FetchedContent contents = new FetchedContent(out);
    private boolean unknownEncoding;
    private boolean gone;

    private Answer(State.InMailbox box, Command.Fetch command, UidSet seen) {
      this.box = box;
      this.command = command;
      this.seen = seen;
      List<FetchItem> items = command.items();
      needsIndex = items.stream().anyMatch(Answer::needsIndex);
      needsContent = items.stream().anyMatch(item -> !(item instanceof Attribute));
      tellsUid = command.byUid() || items.contains(Attribute.UID);
      tellsFlags = items.contains(Attribute.FLAGS);
      tellsModSeq = command.changedSince() >= 0 || items.contains(Attribute.MODSEQ);
    }

    private static boolean needsIndex(FetchItem item) {
      return switch (item) {
        case Attribute.ENVELOPE, Attribute.BODY, Attribute.BODYSTRUCTURE -> true;
        case Attribute _ -> false;
        case FetchItem.Content content -> !content.section().equals(Section.WHOLE);
        case FetchItem.Binary binary -> !binary.section().equals(Section.WHOLE);
        case FetchItem.BinarySize size -> !size.section().equals(Section.WHOLE);
      };
    }

    private void tell(Rows rows) throws IOException {
      List<byte[]> indexes = needsIndex ? indexes(rows) : List.of();
      for (int at = 0; at < rows.size(); at++) {
        byte[] index = needsIndex ? indexes.get(at) : new byte[0];
        if (rows.modSeq(at) <= command.changedSince()) {
          continue;
        }
        try (FetchedMessage message = new FetchedMessage(box.selection(), rows.uid(at), index)) {
          if (needsIndex && index.length == 0 || needsContent && message.content().isEmpty()) {
            gone = true;
          } else {
            tellWhole(rows, at, message);
          }
        }
      }
    }

    private List<byte[]> indexes(Rows rows) throws IOException {
      int[] uids = new int[rows.size()];
      for (int at = 0; at < uids.length; at++) {
        uids[at] = rows.uid(at);
      }
      return box.selection().indexes(uids);
    }

    /// An answer that has begun must end: where the store fails in the middle, nothing that could
    /// be said would be understood.
    private void tellWhole(Rows rows, int at, FetchedMessage message) {
      try {
        tell(rows, at, message);
      } catch (IOException e) {
        out.abandon();
        throw new UncheckedIOException(e);
      }
    }

    private void tell(Rows rows, int at, FetchedMessage message) throws IOException {
      out.ascii("* ").number(rows.sequence(at)).ascii(" FETCH (");
      boolean first = true;
      if (tellsUid) {
        out.ascii("UID ").number(rows.uid(at));
        first = false;
      }
      for (FetchItem item : command.items()) {
        if (item != Attribute.UID && item != Attribute.MODSEQ) {
          out.ascii(first ? "" : " ");
          first = false;
          tell(item, rows, at, message);
        }
      }
      boolean marked = seen.contains(rows.uid(at));
      if (marked && !tellsFlags) {
        out.sp();
        flags(rows.flags(at));
      }
      if (tellsModSeq || marked && box.enabled().condstore()) {
        out.ascii(first ? "" : " ").ascii("MODSEQ (").number(rows.modSeq(at)).octet(')');
      }
      out.octet(')').crlf();
    }

    private void tell(FetchItem item, Rows rows, int at, FetchedMessage message)
        throws IOException {
      switch (item) {
        case Attribute attribute -> tell(attribute, rows, at, message);
        case FetchItem.Content content -> note(contents.content(message, content));
        case FetchItem.Binary binary -> note(contents.binary(message, binary));
        case FetchItem.BinarySize size -> note(contents.binarySize(message, size));
      }
    }

    private void tell(Attribute attribute, Rows rows, int at, FetchedMessage message)
        throws IOException {
      switch (attribute) {
        case FLAGS -> flags(rows.flags(at));
        case INTERNALDATE -> out.ascii("INTERNALDATE ").dateTime(rows.date(at));
        case RFC822_SIZE -> out.ascii("RFC822.SIZE ").number(rows.octets(at));
        case ENVELOPE -> {
          out.ascii("ENVELOPE ");
          EnvelopeText.print(message.envelope(), out);
        }
        case BODY -> {
          out.ascii("BODY ");
          StructureText.print(message.root(), false, out);
        }
        case BODYSTRUCTURE -> {
          out.ascii("BODYSTRUCTURE ");
          StructureText.print(message.root(), true, out);
        }
        case UID, MODSEQ -> {}
      }
    }

    private void flags(long flags) throws IOException {
      out.ascii("FLAGS ");
      long told = box.enabled().rev2() ? flags & ~Flags.RECENT : flags;
      FlagWords.print(out, told, box.selection().keywords());
    }

    private void note(FetchedContent.Told told) {
      unknownEncoding |= told == FetchedContent.Told.UNKNOWN_ENCODING;
    }
  }
}
