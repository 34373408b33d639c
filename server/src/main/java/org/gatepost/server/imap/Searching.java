package org.gatepost.server.imap;

import java.io.IOException;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.grammar.Command;

/// SEARCH.
final class Searching {
  private final Printer out;

  Searching(Printer out) {
    this.out = out;
  }

  /// The next state holds what RETURN (SAVE) saved.
  Step search(State.InMailbox box, String tag, Command.Search command) throws IOException {
    out.flush();
    return Step.stay(
        box, Completion.no("SEARCH is not there yet" + tag.length() + command.returns().size()));
  }
}
