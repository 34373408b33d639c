package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.NamingOutcome;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.SubscriptionTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Gives a mailbox and those below it other names, and their subscriptions with them. INBOX hands
/// its messages to a new mailbox instead (RFC 9051, 6.3.6).
///
/// @param now in seconds since 1970
public record Renaming(AccountId account, MailboxName from, MailboxName to, Limits limits, long now)
    implements Work<NamingOutcome.Rename> {
  private static final UidSet ALL = UidSet.range(1, Integer.MAX_VALUE);

  @Override
  public NamingOutcome.Rename apply(Transaction transaction, Publications publications)
      throws IOException {
    List<MailboxRow> mailboxes = MailboxTable.all(transaction, account);
    Optional<UsageRow> usage = UsageTable.find(transaction, account);
    Map<MailboxRow, MailboxName> moved = new LinkedHashMap<>();
    for (MailboxRow mailbox : mailboxes) {
      MailboxName name = new MailboxName(mailbox.name());
      // Nothing below INBOX goes with it.
      if (name.equals(from) || (!from.isInbox() && name.isBelow(from))) {
        Optional<MailboxName> renamed = name.moved(from, to);
        if (renamed.isEmpty()) {
          return new NamingOutcome.TooLong();
        }
        moved.put(mailbox, renamed.get());
      }
    }
    if (moved.isEmpty() || usage.isEmpty()) {
      return new NamingOutcome.NoSuchMailbox();
    }
    Planting planting = new Planting(transaction, account, usage.get(), mailboxes, now);
    Optional<NamingOutcome.Rename> objection = objection(mailboxes, moved, planting);
    if (objection.isPresent()) {
      return objection.get();
    }
    planting.plantAbove(to);
    if (from.isInbox()) {
      emptyInbox(transaction, moved.keySet().iterator().next(), planting, publications);
    } else {
      // By name, so that a/b has left its place before a/b/b takes it.
      for (Map.Entry<MailboxRow, MailboxName> one : moved.entrySet()) {
        MailboxTable.rename(transaction, account, one.getKey().id(), one.getValue().text());
      }
      UsageRow used = planting.usage();
      UsageTable.save(
          transaction, account, used.changed(used.octets(), used.messages(), used.recordNext()));
      moveSubscriptions(transaction);
    }
    publications.listed(account);
    return new NamingOutcome.Renamed();
  }

  private Optional<NamingOutcome.Rename> objection(
      List<MailboxRow> mailboxes, Map<MailboxRow, MailboxName> moved, Planting planting) {
    if (to.isBelow(from) && !from.isInbox()) {
      return Optional.of(new NamingOutcome.BelowItself());
    }
    Set<String> staying =
        mailboxes.stream()
            .filter(mailbox -> from.isInbox() || !moved.containsKey(mailbox))
            .map(MailboxRow::name)
            .collect(Collectors.toSet());
    if (to.equals(from)
        || moved.values().stream().anyMatch(name -> staying.contains(name.text()))) {
      return Optional.of(new NamingOutcome.Exists());
    }
    if (moved.values().stream().anyMatch(name -> name.depth() > limits.levelsMax())) {
      return Optional.of(new NamingOutcome.TooDeep(limits.levelsMax()));
    }
    int more = planting.missingAbove(to).size() + (from.isInbox() ? 1 : 0);
    if (mailboxes.size() + more > limits.mailboxesMax()) {
      return Optional.of(new NamingOutcome.TooMany(limits.mailboxesMax()));
    }
    return Optional.empty();
  }

  private void emptyInbox(
      Transaction transaction, MailboxRow inbox, Planting planting, Publications publications)
      throws IOException {
    MailboxRow made = planting.plant(to, 0);
    Place source = new Place(account, inbox.id());
    new Copying(source, ALL, made.id(), true, limits, now).apply(transaction, publications);
  }

  private void moveSubscriptions(Transaction transaction) throws IOException {
    List<MailboxName> names = new ArrayList<>();
    for (String text : SubscriptionTable.all(transaction, account)) {
      MailboxName name = new MailboxName(text);
      if (name.equals(from) || name.isBelow(from)) {
        names.add(name);
      }
    }
    for (MailboxName name : names) {
      Optional<MailboxName> renamed = name.moved(from, to);
      if (renamed.isPresent() && SubscriptionTable.remove(transaction, account, name.text())) {
        SubscriptionTable.add(transaction, account, renamed.get().text());
      }
    }
  }
}
