package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import org.gatepost.store.database.Transaction;

/// Something to do to mailboxes in one transaction.
@FunctionalInterface
interface Work<T> {
  /// Does it. May be undone afterwards, when the commit fails.
  T apply(Transaction transaction, Publications publications) throws IOException;
}
