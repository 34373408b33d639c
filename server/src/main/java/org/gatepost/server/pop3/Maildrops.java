package org.gatepost.server.pop3;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.Mailboxes;
import org.gatepost.store.mailbox.Selection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which accounts' maildrops are in use (RFC 1939, 4: one session has the exclusive access), and
/// who was here a moment ago. Safe for use by all connections' threads.
final class Maildrops {
  /// Accounts whose last visit is remembered before old visits are looked for and forgotten.
  private static final int VISITS_MAX = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Maildrops.class);

  private final Mailboxes mailboxes;
  private final Duration delay;
  private final InstantSource clock;
  private final ConcurrentHashMap<AccountId, Boolean> inUse = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<AccountId, Instant> visits = new ConcurrentHashMap<>();

  Maildrops(Mailboxes mailboxes, Duration delay, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.delay = delay;
    this.clock = clock;
  }

  /// What became of asking for a maildrop.
  sealed interface Opening {
    record Opened(Maildrop maildrop) implements Opening {}

    record InUse() implements Opening {}

    record TooSoon() implements Opening {}

    /// It can't be read.
    record Unreadable() implements Opening {}
  }

  Opening open(AccountId account) {
    if (isTooSoon(account)) {
      return new Opening.TooSoon();
    }
    if (inUse.putIfAbsent(account, true) != null) {
      return new Opening.InUse();
    }
    Opening opening = new Opening.Unreadable();
    try {
      opening = select(account);
      return opening;
    } finally {
      if (opening instanceof Opening.Opened) {
        remember(account);
      } else {
        inUse.remove(account);
      }
    }
  }

  private Opening select(AccountId account) {
    try {
      Optional<MailboxEntry> entry = mailboxes.find(account, MailboxName.INBOX);
      if (entry.isEmpty()) {
        return new Opening.Unreadable();
      }
      Optional<Selection> selection = mailboxes.select(account, entry.get().id(), false);
      return selection
          .<Opening>map(
              inbox -> new Opening.Opened(new Maildrop(inbox, () -> inUse.remove(account))))
          .orElseGet(Opening.Unreadable::new);
    } catch (IOException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("account", account.value())
          .log("pop3.maildrop.unreadable");
      return new Opening.Unreadable();
    }
  }

  private boolean isTooSoon(AccountId account) {
    Instant last = visits.get(account);
    return last != null && clock.instant().isBefore(last.plus(delay));
  }

  private void remember(AccountId account) {
    if (delay.isZero()) {
      return;
    }
    Instant now = clock.instant();
    if (visits.size() >= VISITS_MAX) {
      visits.values().removeIf(visit -> !now.isBefore(visit.plus(delay)));
    }
    visits.put(account, now);
  }
}
