package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.table.SubscriptionTable;

/// Puts a name on an account's list of subscriptions, or takes it off.
///
/// @param wanted whether it is to be there
public record Subscribing(AccountId account, MailboxName name, boolean wanted)
    implements Work<Boolean> {
  @Override
  public Boolean apply(Transaction transaction, Publications publications) throws IOException {
    if (wanted) {
      SubscriptionTable.add(transaction, account, name.text());
    } else {
      SubscriptionTable.remove(transaction, account, name.text());
    }
    publications.listed(account);
    return wanted;
  }
}
