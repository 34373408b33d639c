package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.table.SubscriptionTable;

/// Puts a name on an account's list of subscriptions, or takes it off.
///
/// Ends in whether the list is as it is wanted: a full one takes no name more.
///
/// @param wanted whether it is to be there
/// @param most names on the list at most
public record Subscribing(AccountId account, MailboxName name, boolean wanted, int most)
    implements Work<Boolean> {
  @Override
  public Boolean apply(Transaction transaction, Publications publications) throws IOException {
    if (wanted) {
      List<String> there = SubscriptionTable.all(transaction, account);
      if (there.size() >= most && !there.contains(name.text())) {
        return false;
      }
      SubscriptionTable.add(transaction, account, name.text());
    } else {
      SubscriptionTable.remove(transaction, account, name.text());
    }
    publications.listed(account);
    return true;
  }
}
