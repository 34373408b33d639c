package org.gatepost.server.imap;

import java.io.IOException;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.Selection;
import org.gatepost.store.mailbox.Updates;

/// Tells a client what happened to its mailbox behind its back (RFC 9051, 7.5.1; RFC 7162, 3.2.10).
final class Announcing {
  private final Printer out;

  Announcing(Printer out) {
    this.out = out;
  }

  /// Tells what is new, and moves the view on.
  ///
  /// @param allowExpunge false while the client may be using message numbers
  /// @return whether the mailbox is still there
  boolean announce(State.InMailbox box, boolean allowExpunge) throws IOException {
    return announce(box, allowExpunge, Told.NOTHING);
  }

  /// Tells what is new but for a change that the session made itself.
  boolean announce(State.InMailbox box, boolean allowExpunge, Told told) throws IOException {
    Updates updates = box.selection().poll(allowExpunge);
    if (updates.deleted()) {
      return false;
    }
    if (!updates.isEmpty()) {
      tell(box, updates, told);
    }
    return true;
  }

  private void tell(State.InMailbox box, Updates updates, Told told) throws IOException {
    tellExpunged(box.enabled(), updates);
    if (updates.grown()) {
      out.ascii("* ").number(updates.count()).ascii(" EXISTS").crlf();
      tellRecent(box.enabled(), updates.recent());
    }
    if (updates.newKeywords()) {
      tellFlags(box.selection());
    }
    for (int sequence : updates.changed()) {
      tellChange(box, sequence, told);
    }
  }

  private void tellExpunged(Enabled enabled, Updates updates) throws IOException {
    if (updates.expungedSequences().length == 0) {
      return;
    }
    if (enabled.qresync()) {
      out.ascii("* VANISHED ").ascii(updates.expunged().toString()).crlf();
      return;
    }
    for (int sequence : updates.expungedSequences()) {
      out.ascii("* ").number(sequence).ascii(" EXPUNGE").crlf();
    }
  }

  /// IMAP4rev2 knows no recent messages.
  void tellRecent(Enabled enabled, int recent) throws IOException {
    if (!enabled.rev2()) {
      out.ascii("* ").number(recent).ascii(" RECENT").crlf();
    }
  }

  /// FLAGS and PERMANENTFLAGS: when a mailbox is opened, and when it has a new keyword.
  void tellFlags(Selection selection) throws IOException {
    out.ascii("* FLAGS (").words(FlagWords.defined(selection.keywords())).octet(')').crlf();
    boolean readOnly = selection.readOnly();
    out.untagged(
        "OK",
        new ResponseCode.PermanentFlags(FlagWords.permanent(selection.keywords(), readOnly)),
        readOnly ? "Opened to read only" : "These flags are kept");
  }

  private void tellChange(State.InMailbox box, int sequence, Told told) throws IOException {
    Row row = Row.of(box.selection(), sequence);
    if (row.uid() != 0 && !told.covers(row)) {
      tellRow(box, row, box.enabled().tellsUids());
    }
  }

  /// One FETCH response with flags, and what the client has asked to see with them.
  void tellRow(State.InMailbox box, Row row, boolean uid) throws IOException {
    Enabled enabled = box.enabled();
    out.ascii("* ").number(row.sequence()).ascii(" FETCH (");
    if (uid) {
      out.ascii("UID ").number(row.uid()).sp();
    }
    long flags = enabled.rev2() ? row.flags() & ~Flags.RECENT : row.flags();
    out.ascii("FLAGS ");
    FlagWords.print(out, flags, box.selection().keywords());
    if (enabled.condstore()) {
      out.ascii(" MODSEQ (").number(row.modSeq()).octet(')');
    }
    out.octet(')').crlf();
  }

  /// What an announcement needs of a message.
  record Row(int sequence, int uid, long flags, long modSeq) {
    /// The row of one message; UID 0 where it has been expunged.
    static Row of(Selection selection, int sequence) {
      Row[] found = {new Row(sequence, 0, 0, 0)};
      selection.rows(
          sequence,
          sequence,
          (number, uid, flags, modSeq, _, _) -> found[0] = new Row(number, uid, flags, modSeq));
      return found[0];
    }
  }
}
