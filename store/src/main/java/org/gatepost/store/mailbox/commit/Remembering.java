package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.memory.Loaded;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.MailboxTable;

/// Writes down which messages have been recent to some session, before memory forgets it.
public record Remembering(List<Recent> mailboxes) implements Work<Integer> {
  /// Of these mailboxes, those of which the database does not know.
  public static Remembering of(List<Loaded> mailboxes) {
    return new Remembering(
        mailboxes.stream()
            .filter(Loaded::recentIsAhead)
            .map(loaded -> new Recent(loaded.place(), loaded.recentFrom()))
            .toList());
  }

  @Override
  public Integer apply(Transaction transaction, Publications publications) throws IOException {
    for (Recent mailbox : mailboxes) {
      Place place = mailbox.place;
      MailboxTable.recentFrom(transaction, place.account(), place.mailbox(), mailbox.from);
    }
    return mailboxes.size();
  }

  /// From which UID on a mailbox's messages have not been recent yet.
  public record Recent(Place place, int from) {}
}
