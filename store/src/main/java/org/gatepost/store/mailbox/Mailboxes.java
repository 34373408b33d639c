package org.gatepost.store.mailbox;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.change.Changes;
import org.gatepost.store.database.Database;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.mailbox.commit.Commits;
import org.gatepost.store.mailbox.commit.Creating;
import org.gatepost.store.mailbox.commit.Deleting;
import org.gatepost.store.mailbox.commit.Emptying;
import org.gatepost.store.mailbox.commit.Limits;
import org.gatepost.store.mailbox.commit.Renaming;
import org.gatepost.store.mailbox.commit.Subscribing;
import org.gatepost.store.mailbox.memory.Listing;
import org.gatepost.store.mailbox.memory.Listings;
import org.gatepost.store.mailbox.memory.Loaded;
import org.gatepost.store.mailbox.memory.LoadedMailboxes;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.SubscriptionTable;
import org.gatepost.store.mailbox.table.UsageTable;

/// All accounts' mailboxes. Every method may be called by any thread but the one that commits.
public final class Mailboxes implements AutoCloseable {
  private static final Comparator<MailboxEntry> INBOX_FIRST =
      Comparator.comparing((MailboxEntry entry) -> !entry.name().isInbox())
          .thenComparing(MailboxEntry::name);

  private final Means means;

  public Mailboxes(
      Database database,
      MessageLog log,
      Accounts accounts,
      MailboxSetting setting,
      InstantSource clock) {
    LoadedMailboxes loaded =
        new LoadedMailboxes(setting.cachedMessagesMax(), setting.cacheIdle(), clock);
    Listings listings = new Listings();
    this.means =
        new Means(
            accounts,
            log,
            new Commits(database, loaded, listings, new Changes()),
            new Limits(
                setting.messagesMax(),
                setting.countMax(),
                setting.levelsMax(),
                setting.expungesMax()),
            clock,
            new SecureRandom());
    database.onReopened(
        () -> {
          loaded.forget();
          listings.forgetAll();
        });
  }

  /// Where to hear of what was committed.
  public Changes changes() {
    return means.commits().changes();
  }

  /// An account's mailboxes and the names it is subscribed to, INBOX first, then by name.
  public List<MailboxEntry> list(AccountId account) throws IOException {
    return listing(account).entries();
  }

  public Optional<MailboxEntry> find(AccountId account, MailboxName name) throws IOException {
    return listing(account).find(name);
  }

  /// Makes a mailbox, and those above it that are missing (RFC 9051, 6.3.4).
  public NamingOutcome.Create create(AccountId account, MailboxName name, Set<SpecialUse> uses)
      throws IOException {
    return means.commits().commit(new Creating(account, name, uses, means.limits(), means.now()));
  }

  /// Removes a mailbox and its messages; those below it stay (RFC 9051, 6.3.5).
  public NamingOutcome.Delete delete(AccountId account, MailboxName name) throws IOException {
    Optional<MailboxEntry> mailbox = find(account, name).filter(entry -> !name.isInbox());
    if (mailbox.isPresent()) {
      Emptying emptying = new Emptying(new Place(account, mailbox.get().id()), means.limits());
      boolean more = true;
      while (more) {
        more = means.commits().commit(emptying);
      }
    }
    return means.commits().commit(new Deleting(account, name));
  }

  /// Gives a mailbox and those below it other names, and their subscriptions with them. INBOX stays
  /// and hands its messages to a new mailbox instead (RFC 9051, 6.3.6).
  public NamingOutcome.Rename rename(AccountId account, MailboxName from, MailboxName to)
      throws IOException {
    return means.commits().commit(new Renaming(account, from, to, means.limits(), means.now()));
  }

  /// Adds a name to the subscriptions, whether or not there is such a mailbox.
  ///
  /// @return false where the account is subscribed to as many names as it may have mailboxes
  public boolean subscribe(AccountId account, MailboxName name) throws IOException {
    int most = means.limits().mailboxesMax();
    return means.commits().commit(new Subscribing(account, name, true, most));
  }

  /// Takes a name from the subscriptions, whether or not it was there.
  public void unsubscribe(AccountId account, MailboxName name) throws IOException {
    int most = means.limits().mailboxesMax();
    means.commits().commit(new Subscribing(account, name, false, most));
  }

  /// A mailbox's counts; nothing where it is gone.
  public Optional<MailboxStatus> status(AccountId account, MailboxId mailbox) throws IOException {
    Optional<Loaded> loaded = means.commits().loaded().peek(new Place(account, mailbox));
    if (loaded.isPresent()) {
      return Optional.of(loaded.get().status());
    }
    return means
        .commits()
        .database()
        .read(snapshot -> MailboxTable.find(snapshot, account, mailbox))
        .map(MailboxRow::status);
  }

  /// The counts of all of an account's mailboxes, in one question to the database.
  public Map<MailboxId, MailboxStatus> statuses(AccountId account) throws IOException {
    List<MailboxRow> rows =
        means.commits().database().read(snapshot -> MailboxTable.all(snapshot, account));
    Map<MailboxId, MailboxStatus> all = new HashMap<>();
    for (MailboxRow row : rows) {
      // Memory knows better than the row which messages are still recent.
      MailboxStatus status =
          means
              .commits()
              .loaded()
              .peek(new Place(account, row.id()))
              .map(Loaded::status)
              .orElseGet(row::status);
      all.put(row.id(), status);
    }
    return all;
  }

  /// Puts messages into mailboxes, of one account or of several: all of them or none. Returns when
  /// they are on disk.
  public AppendOutcome append(List<Append> appends) throws IOException {
    try (Sealing sealing = new Sealing(means)) {
      return sealing.append(appends);
    }
  }

  /// Opens a mailbox for a session; nothing where it is gone.
  public Optional<Selection> select(AccountId account, MailboxId mailbox, boolean readOnly)
      throws IOException {
    return means
        .hold(new Place(account, mailbox))
        .map(loaded -> new Selection(means, loaded, readOnly));
  }

  /// What an account holds of what it may hold.
  ///
  /// @throws IOException also when the account is gone
  public Quota quota(AccountId account) throws IOException {
    return means
        .commits()
        .database()
        .read(snapshot -> UsageTable.find(snapshot, account))
        .map(row -> row.quota(means.limits().messagesMax()))
        .orElseThrow(() -> new IOException("the account is gone"));
  }

  /// Writes down what memory alone knows. The database closes after this.
  @Override
  public void close() {
    means.remember(means.commits().loaded().everything());
  }

  private Listing listing(AccountId account) throws IOException {
    return means
        .commits()
        .listings()
        .of(account, () -> means.commits().database().read(snapshot -> read(snapshot, account)));
  }

  private static Listing read(Snapshot snapshot, AccountId account) throws IOException {
    Set<String> subscribed = new HashSet<>(SubscriptionTable.all(snapshot, account));
    List<MailboxEntry> entries = new ArrayList<>();
    for (MailboxRow row : MailboxTable.all(snapshot, account)) {
      entries.add(
          new MailboxEntry(
              row.id(),
              new MailboxName(row.name()),
              row.uidValidity(),
              SpecialUse.ofBits(row.uses()),
              subscribed.remove(row.name()),
              true));
    }
    for (String name : subscribed) {
      entries.add(
          new MailboxEntry(MailboxId.NONE, new MailboxName(name), 0, Set.of(), true, false));
    }
    entries.sort(INBOX_FIRST);
    return new Listing(entries);
  }
}
