package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageRow;
import org.gatepost.store.mailbox.table.MessageTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Takes some messages out of a large mailbox that is to be deleted, so that no single change holds
/// up all others.
public record Emptying(Place place, Limits limits) implements Work<Boolean> {
  /// Messages that one change removes at most.
  public static final int AT_ONCE = 2_000;

  /// Takes some out, unless so few are left that the mailbox can go as a whole.
  ///
  /// @return whether it took some
  @Override
  public Boolean apply(Transaction transaction, Publications publications) throws IOException {
    Optional<MailboxRow> mailbox = MailboxTable.find(transaction, place.account(), place.mailbox());
    Optional<UsageRow> usage = UsageTable.find(transaction, place.account());
    if (mailbox.isEmpty() || usage.isEmpty() || mailbox.get().counts().messages() <= AT_ONCE) {
      return false;
    }
    List<MessageRow> rows = MessageTable.first(transaction, place, AT_ONCE);
    new Removal(place, usage.get().modSeq() + 1, limits.expungesMax())
        .discard(transaction, mailbox.get(), usage.get(), rows, publications);
    return true;
  }
}
