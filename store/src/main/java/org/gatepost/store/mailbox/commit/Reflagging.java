package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.FlagChange;
import org.gatepost.store.mailbox.Keywords;
import org.gatepost.store.mailbox.StoreOutcome;
import org.gatepost.store.mailbox.UidSet;
import org.gatepost.store.mailbox.memory.MailboxEvent;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageRow;
import org.gatepost.store.mailbox.table.MessageTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;

/// Changes flags.
///
/// @param unchangedSince messages that changed later are left alone; `Long.MAX_VALUE` for none
public record Reflagging(Place place, UidSet uids, FlagChange change, long unchangedSince)
    implements Work<StoreOutcome> {
  @Override
  public StoreOutcome apply(Transaction transaction, Publications publications) throws IOException {
    Optional<MailboxRow> mailbox = MailboxTable.find(transaction, place.account(), place.mailbox());
    Optional<UsageRow> usage = UsageTable.find(transaction, place.account());
    if (mailbox.isEmpty() || usage.isEmpty()) {
      return new StoreOutcome.NoSuchMailbox();
    }
    MailboxRow row = mailbox.get();
    List<String> named = change.flags().keywords();
    Keywords keywords =
        change.operation() == FlagChange.Operation.REMOVE
            ? row.keywords()
            : row.keywords().with(named);
    if (change.operation() != FlagChange.Operation.REMOVE
        && named.stream().anyMatch(name -> keywords.bit(name) == 0)) {
      return new StoreOutcome.TooManyKeywords();
    }
    long modSeq = usage.get().modSeq() + 1;
    Sorting sorting = new Sorting(reflag(keywords, modSeq));
    sorting.sort(MessageTable.find(transaction, place, uids));
    if (sorting.changed.isEmpty()) {
      return new StoreOutcome.Stored(UidSet.EMPTY, sorting.modified.build(), row.modSeq());
    }
    sorting.write(transaction);
    MailboxRow.Counts counts = sorting.counts(row);
    MailboxTable.save(
        transaction, place.account(), row.changed(row.uidNext(), modSeq, keywords, counts));
    UsageRow used = usage.get();
    UsageTable.save(
        transaction,
        place.account(),
        used.changed(used.octets(), used.messages(), used.recordNext()));
    publications.happened(place, sorting.event(keywords));
    return new StoreOutcome.Stored(sorting.changedUids(), sorting.modified.build(), modSeq);
  }

  private MessageTable.Reflag reflag(Keywords keywords, long modSeq) {
    long bits = change.flags().system() | keywords.bits(change.flags().keywords());
    return switch (change.operation()) {
      case ADD -> new MessageTable.Reflag(~0L, bits, modSeq);
      case REMOVE -> new MessageTable.Reflag(~bits, 0, modSeq);
      case REPLACE -> new MessageTable.Reflag(0, bits, modSeq);
    };
  }

  /// Tells messages that change from those that don't, and writes the former in runs.
  private final class Sorting {
    private final MessageTable.Reflag reflag;
    private final List<MessageRow> changed = new ArrayList<>();
    private final UidSet.Builder modified = new UidSet.Builder();

    /// From and to of each run: no message stands between them that does not change.
    private final List<int[]> runs = new ArrayList<>();

    Sorting(MessageTable.Reflag reflag) {
      this.reflag = reflag;
    }

    void sort(List<MessageRow> rows) {
      boolean running = false;
      int range = 0;
      for (MessageRow row : rows) {
        while (row.uid() > uids.to(range)) {
          range++;
          running = false;
        }
        if (row.modSeq() > unchangedSince) {
          modified.add(row.uid());
          running = false;
        } else if (reflag.of(row.flags()) == row.flags()) {
          running = false;
        } else {
          changed.add(row);
          if (running) {
            runs.getLast()[1] = row.uid();
          } else {
            runs.add(new int[] {row.uid(), row.uid()});
          }
          running = true;
        }
      }
    }

    void write(Transaction transaction) throws IOException {
      for (int[] run : runs) {
        MessageTable.reflag(transaction, place, run[0], run[1], reflag);
      }
    }

    MailboxRow.Counts counts(MailboxRow row) {
      MailboxRow.Counts counts = row.counts();
      for (MessageRow message : changed) {
        MessageRow now = message.reflagged(reflag.of(message.flags()), reflag.modSeq());
        counts = counts.minus(message.counts(row.recentFrom())).plus(now.counts(row.recentFrom()));
      }
      return counts;
    }

    MailboxEvent event(Keywords keywords) {
      int[] numbers = new int[changed.size()];
      long[] flags = new long[changed.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = changed.get(i).uid();
        flags[i] = reflag.of(changed.get(i).flags());
      }
      return new MailboxEvent.Reflagged(numbers, flags, keywords, reflag.modSeq());
    }

    UidSet changedUids() {
      UidSet.Builder builder = new UidSet.Builder();
      changed.forEach(row -> builder.add(row.uid()));
      return builder.build();
    }
  }
}
