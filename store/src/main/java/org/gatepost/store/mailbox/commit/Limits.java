package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// How much an account may hold, and how many mailboxes it may have.
///
/// @param messagesMax messages of one account; 0 where there is no limit
public record Limits(long messagesMax, int mailboxesMax, int levelsMax, int expungesMax) {
  /// Whether an account, and its domain, have room for so many messages more.
  boolean hasRoom(
      Transaction transaction, AccountId account, UsageRow usage, long count, long octets)
      throws IOException {
    if (!usage.quota(messagesMax).hasRoomFor(count, octets)) {
      return false;
    }
    return usage.domainQuotaOctets() == 0
        || UsageTable.domainOctets(transaction, account) + octets <= usage.domainQuotaOctets();
  }
}
