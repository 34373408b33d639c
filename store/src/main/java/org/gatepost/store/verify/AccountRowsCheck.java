package org.gatepost.store.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.database.Row;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.UsageRow;
import org.gatepost.store.mailbox.table.UsageTable;
import org.gatepost.store.verify.Finding.Counter;
import org.gatepost.store.verify.Finding.Numbering;

/// Compares one account's rows with each other, in one snapshot.
final class AccountRowsCheck {
  private static final String EXISTS = "SELECT count(*) FROM account WHERE account = ?";
  private static final String COUNTED =
      "SELECT g.mailbox, count(*), sum(CASE WHEN g.flags & 1 = 0 THEN 1 ELSE 0 END),"
          + " sum(CASE WHEN g.flags & 8 <> 0 THEN 1 ELSE 0 END), sum(g.octets),"
          + " sum(CASE WHEN g.uid >= m.recent_from THEN 1 ELSE 0 END), max(g.uid), max(g.mod_seq)"
          + " FROM message g LEFT JOIN mailbox m ON m.account = g.account"
          + " AND m.mailbox = g.mailbox WHERE g.account = ? GROUP BY g.mailbox";
  private static final String FLAGS =
      "SELECT DISTINCT mailbox, flags FROM message WHERE account = ?";
  private static final String REFERENCES =
      "SELECT record, count(*), min(mailbox), min(uid) FROM message WHERE account = ?"
          + " GROUP BY record";
  private static final String RECORDS = "SELECT record, links FROM record WHERE account = ?";
  private static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0, 0);

  private final Snapshot snapshot;
  private final AccountId account;
  private final Findings findings;

  AccountRowsCheck(Snapshot snapshot, AccountId account, Findings findings) {
    this.snapshot = snapshot;
    this.account = account;
    this.findings = findings;
  }

  /// Looks.
  ///
  /// @return whether there is such an account
  boolean run() throws IOException {
    if (snapshot.sql(EXISTS).with(account.value()).number(0) == 0) {
      return false;
    }
    Optional<UsageRow> usage = UsageTable.find(snapshot, account);
    if (usage.isEmpty()) {
      findings.add(new Finding.NoUsage(account.value()));
      return true;
    }
    Map<Long, Counted> counted = new HashMap<>();
    snapshot
        .sql(COUNTED)
        .with(account.value())
        .each(row -> counted.put(row.number(1), Counted.read(row)));
    List<MailboxRow> mailboxes = MailboxTable.all(snapshot, account);
    long octets = 0;
    long messages = 0;
    for (MailboxRow mailbox : mailboxes) {
      Counted mine = counted.getOrDefault(mailbox.id().value(), NOTHING);
      counted.remove(mailbox.id().value());
      compare(mailbox, mine);
      compare(mailbox, usage.get(), mine);
      octets += mine.octets;
      messages += mine.messages;
    }
    counted.forEach(
        (mailbox, stray) ->
            findings.add(new Finding.NoMailbox(account.value(), mailbox, stray.messages)));
    counter(0, Counter.OCTETS, usage.get().octets(), octets);
    counter(0, Counter.MESSAGES, usage.get().messages(), messages);
    findings.seenAccount(mailboxes.size(), messages);
    flags(mailboxes);
    links(usage.get());
    return true;
  }

  private void compare(MailboxRow mailbox, Counted counted) {
    long id = mailbox.id().value();
    MailboxRow.Counts noted = mailbox.counts();
    counter(id, Counter.MESSAGES, noted.messages(), counted.messages);
    counter(id, Counter.UNSEEN, noted.unseen(), counted.unseen);
    counter(id, Counter.DELETED, noted.deleted(), counted.deleted);
    counter(id, Counter.OCTETS, noted.octets(), counted.octets);
    counter(id, Counter.RECENT, noted.recent(), counted.recent);
  }

  private void compare(MailboxRow mailbox, UsageRow usage, Counted counted) {
    long id = mailbox.id().value();
    atMost(id, Numbering.UID, counted.uidMax, mailbox.uidNext() - 1L);
    atMost(id, Numbering.MOD_SEQ, counted.modSeqMax, mailbox.modSeq());
    atMost(id, Numbering.MOD_SEQ, mailbox.modSeq(), usage.modSeq());
    atMost(id, Numbering.MAILBOX, id, usage.mailboxNext() - 1);
    atMost(id, Numbering.UID_VALIDITY, mailbox.uidValidity(), usage.uidValidityNext() - 1);
  }

  private void flags(List<MailboxRow> mailboxes) throws IOException {
    Map<Long, Integer> keywords = new HashMap<>();
    mailboxes.forEach(row -> keywords.put(row.id().value(), row.keywords().names().size()));
    snapshot
        .sql(FLAGS)
        .with(account.value())
        .each(
            row -> {
              int known = keywords.getOrDefault(row.number(1), 0);
              long highest =
                  (long) Long.SIZE - Long.numberOfLeadingZeros(row.number(2) & ~Flags.SYSTEM);
              atMost(row.number(1), Numbering.KEYWORD, highest, Flags.KEYWORD_SHIFT + (long) known);
            });
  }

  private void links(UsageRow usage) throws IOException {
    Map<Long, Long> noted = new HashMap<>();
    snapshot
        .sql(RECORDS)
        .with(account.value())
        .each(row -> noted.put(row.number(1), row.number(2)));
    snapshot
        .sql(REFERENCES)
        .with(account.value())
        .each(
            row -> {
              Long links = noted.remove(row.number(1));
              if (links == null) {
                findings.add(
                    new Finding.NoRecord(
                        account.value(), row.number(3), row.number(4), row.number(1)));
              } else if (links != row.number(2)) {
                findings.add(
                    new Finding.LinksWrong(account.value(), row.number(1), links, row.number(2)));
              }
              atMost(row.number(3), Numbering.RECORD, row.number(1), usage.recordNext() - 1);
            });
    noted.forEach(
        (record, links) -> findings.add(new Finding.LinksWrong(account.value(), record, links, 0)));
  }

  private void counter(long mailbox, Counter counter, long noted, long counted) {
    if (noted != counted) {
      findings.add(new Finding.CounterWrong(account.value(), mailbox, counter, noted, counted));
    }
  }

  private void atMost(long mailbox, Numbering number, long found, long highest) {
    if (found > highest) {
      findings.add(new Finding.NumberTooHigh(account.value(), mailbox, number, found, highest));
    }
  }

  /// What counting a mailbox's messages gives.
  private record Counted(
      long messages,
      long unseen,
      long deleted,
      long octets,
      long recent,
      long uidMax,
      long modSeqMax) {
    static Counted read(Row row) throws IOException {
      return new Counted(
          row.number(2),
          row.number(3),
          row.number(4),
          row.number(5),
          row.number(6),
          row.number(7),
          row.number(8));
    }
  }
}
