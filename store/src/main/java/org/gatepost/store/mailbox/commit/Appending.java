package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.blob.Sealed;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.AppendOutcome.Placed;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.RecordTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Puts messages into mailboxes: all of them, or none.
///
/// @param now in seconds since 1970
public record Appending(List<Incoming> messages, Limits limits, long now)
    implements Work<Appending.Ending> {
  /// How it ended.
  public sealed interface Ending {
    /// In the order of the messages.
    record Done(List<Placed> placed) implements Ending {}

    record Full(Set<AccountId> accounts) implements Ending {}

    /// By their places in the list of messages.
    record Missing(List<Integer> messages) implements Ending {}
  }

  @Override
  public Ending apply(Transaction transaction, Publications publications) throws IOException {
    Map<Place, MailboxRow> mailboxes = new LinkedHashMap<>();
    Map<AccountId, UsageRow> usages = new LinkedHashMap<>();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (!find(transaction, messages.get(i).place(), mailboxes, usages)) {
        missing.add(i);
      }
    }
    if (!missing.isEmpty()) {
      return new Ending.Missing(missing);
    }
    Set<AccountId> full = full(transaction, usages);
    if (!full.isEmpty()) {
      return new Ending.Full(full);
    }
    Placed[] placed = new Placed[messages.size()];
    for (Map.Entry<AccountId, UsageRow> usage : usages.entrySet()) {
      append(transaction, usage.getKey(), usage.getValue(), mailboxes, placed, publications);
    }
    return new Ending.Done(Arrays.asList(placed));
  }

  private static boolean find(
      Transaction transaction,
      Place place,
      Map<Place, MailboxRow> mailboxes,
      Map<AccountId, UsageRow> usages)
      throws IOException {
    if (!usages.containsKey(place.account())) {
      Optional<UsageRow> usage = UsageTable.find(transaction, place.account());
      usage.ifPresent(row -> usages.put(place.account(), row));
    }
    if (!mailboxes.containsKey(place)) {
      Optional<MailboxRow> mailbox =
          MailboxTable.find(transaction, place.account(), place.mailbox());
      mailbox.ifPresent(row -> mailboxes.put(place, row));
    }
    return usages.containsKey(place.account()) && mailboxes.containsKey(place);
  }

  private Set<AccountId> full(Transaction transaction, Map<AccountId, UsageRow> usages)
      throws IOException {
    Set<AccountId> full = new HashSet<>();
    for (Map.Entry<AccountId, UsageRow> usage : usages.entrySet()) {
      long octets = 0;
      int count = 0;
      for (Incoming message : messages) {
        boolean mine = message.place().account().equals(usage.getKey());
        octets += mine ? message.octets() : 0;
        count += mine ? 1 : 0;
      }
      if (!limits.hasRoom(transaction, usage.getKey(), usage.getValue(), count, octets)) {
        full.add(usage.getKey());
      }
    }
    return full;
  }

  private void append(
      Transaction transaction,
      AccountId account,
      UsageRow usage,
      Map<Place, MailboxRow> mailboxes,
      Placed[] placed,
      Publications publications)
      throws IOException {
    Map<Sealed, Long> records = keep(transaction, account, usage.recordNext());
    long modSeq = usage.modSeq() + 1;
    long octets = 0;
    int count = 0;
    for (Map.Entry<Place, MailboxRow> mailbox : mailboxes.entrySet()) {
      Place place = mailbox.getKey();
      if (!place.account().equals(account)) {
        continue;
      }
      Filling filling = new Filling(place, mailbox.getValue(), modSeq);
      for (int i = 0; i < messages.size(); i++) {
        Incoming message = messages.get(i);
        if (message.place().equals(place)) {
          int uid = filling.add(transaction, unnumbered(message, records));
          placed[i] = new Placed(place.mailbox(), mailbox.getValue().uidValidity(), uid);
          octets += message.octets();
          count++;
        }
      }
      filling.save(transaction, publications);
    }
    UsageTable.save(
        transaction,
        account,
        usage.changed(
            usage.octets() + octets,
            usage.messages() + count,
            usage.recordNext() + records.size()));
  }

  private Filling.Message unnumbered(Incoming message, Map<Sealed, Long> records) {
    return new Filling.Message(
        message.flags(),
        message.octets(),
        message.internalDate(),
        now,
        records.getOrDefault(message.record(), 0L));
  }

  /// Keeps each of the account's records once, and numbers them.
  private Map<Sealed, Long> keep(Transaction transaction, AccountId account, long first)
      throws IOException {
    Map<Sealed, Integer> links = new HashMap<>();
    Map<Sealed, byte[]> indexes = new HashMap<>();
    List<Sealed> order = new ArrayList<>();
    for (Incoming message : messages) {
      if (message.place().account().equals(account)) {
        if (links.merge(message.record(), 1, Integer::sum) == 1) {
          order.add(message.record());
          indexes.put(message.record(), message.index());
        }
      }
    }
    Map<Sealed, Long> numbers = new HashMap<>();
    for (Sealed record : order) {
      long number = first + numbers.size();
      BlobRef ref = transaction.keep(record);
      RecordTable.insert(
          transaction,
          new RecordTable.RecordId(account, number),
          ref,
          links.getOrDefault(record, 0),
          indexes.getOrDefault(record, new byte[0]));
      numbers.put(record, number);
    }
    return numbers;
  }
}
