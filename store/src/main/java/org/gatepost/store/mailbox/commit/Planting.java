package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.MailboxId;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Makes mailboxes of one account, within one transaction.
final class Planting {
  /// UIDVALIDITY is never below the seconds since then, so that a name made again after the account
  /// was removed and added, or brought back from a backup, has a higher one.
  private static final long UID_VALIDITY_EPOCH = 1_577_836_800; // 2020-01-01

  private final Transaction transaction;
  private final AccountId account;
  private final long now;
  private final Set<String> names;
  private UsageRow usage;

  /// @param now in seconds since 1970
  Planting(
      Transaction transaction,
      AccountId account,
      UsageRow usage,
      List<MailboxRow> mailboxes,
      long now) {
    this.transaction = transaction;
    this.account = account;
    this.usage = usage;
    this.now = now;
    this.names = mailboxes.stream().map(MailboxRow::name).collect(Collectors.toSet());
  }

  /// The names above this one that have no mailbox, from the top (RFC 9051, 6.3.4).
  List<MailboxName> missingAbove(MailboxName name) {
    List<MailboxName> missing = new ArrayList<>();
    for (Optional<MailboxName> above = name.parent();
        above.isPresent();
        above = above.get().parent()) {
      if (!names.contains(above.get().text())) {
        missing.addFirst(above.get());
      }
    }
    return missing;
  }

  /// Makes the mailboxes that are missing above a name.
  void plantAbove(MailboxName name) throws IOException {
    for (MailboxName missing : missingAbove(name)) {
      plant(missing, 0);
    }
  }

  /// Makes a mailbox.
  MailboxRow plant(MailboxName name, int uses) throws IOException {
    long sinceEpoch = Math.max(1, now - UID_VALIDITY_EPOCH);
    int uidValidity = Math.toIntExact(Math.max(usage.uidValidityNext(), sinceEpoch));
    MailboxId id = new MailboxId(usage.mailboxNext());
    usage = usage.withMailbox(uidValidity);
    MailboxTable.insert(
        transaction,
        account,
        id,
        name.text(),
        new MailboxTable.Birth(uidValidity, usage.modSeq(), uses));
    names.add(name.text());
    UsageTable.save(transaction, account, usage);
    return MailboxTable.find(transaction, account, id).orElseThrow();
  }

  /// What the account's usage is by now.
  UsageRow usage() {
    return usage;
  }
}
