package org.gatepost.server.imap;

import java.io.IOException;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.grammar.Command;

/// FETCH.
final class Fetching {
  private final Printer out;
  private final Announcing announcing;

  Fetching(Printer out, Announcing announcing) {
    this.out = out;
    this.announcing = announcing;
  }

  Completion fetch(State.InMailbox box, Command.Fetch command) throws IOException {
    out.flush();
    announcing.announce(box, false);
    return Completion.no("FETCH is not there yet" + command.items().size());
  }
}
