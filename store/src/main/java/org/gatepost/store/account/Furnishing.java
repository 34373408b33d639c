package org.gatepost.store.account;

import java.io.IOException;
import org.gatepost.store.database.Transaction;

/// What a new account finds in place: its first mailboxes, made in the transaction that adds it.
@FunctionalInterface
public interface Furnishing {
  void furnish(Transaction transaction, AccountId account) throws IOException;
}
