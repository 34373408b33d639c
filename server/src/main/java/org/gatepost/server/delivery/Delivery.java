package org.gatepost.server.delivery;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.gatepost.base.text.Printable;
import org.gatepost.server.watch.Metrics;
import org.gatepost.store.Store;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.Drafts;
import org.gatepost.store.mailbox.Append;
import org.gatepost.store.mailbox.AppendOutcome;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.Mailboxes;
import org.gatepost.store.mailbox.NewMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts accepted messages into mailboxes. Any thread may call it.
public final class Delivery {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);
  private static final String ACCEPTED = "delivery.message.accepted";
  private static final String REFUSED = "delivery.message.refused";
  private static final String FAILED = "delivery.store.failed";

  private final String hostname;
  private final DeliverySetting setting;
  private final Drafts drafts;
  private final Mailboxes mailboxes;
  private final Metrics metrics;
  private final InstantSource clock;
  private final QuotaWarning quotaWarning;
  private final AtomicLong nextId;

  public Delivery(
      String hostname, DeliverySetting setting, Store store, Metrics metrics, InstantSource clock) {
    this.hostname = hostname;
    this.setting = setting;
    this.drafts = store.drafts();
    this.quotaWarning = new QuotaWarning(hostname, store, clock);
    this.mailboxes = store.mailboxes();
    this.metrics = metrics;
    this.clock = clock;
    // Ids of one life of the server lie above those of the life before.
    this.nextId = new AtomicLong(clock.millis() << 16);
  }

  /// Begins a message with its trace header.
  ///
  /// @throws IOException where nothing can be kept now
  public Incoming begin(Arrival arrival) throws IOException {
    String id = Long.toString(nextId.getAndIncrement(), Character.MAX_RADIX);
    byte[] header = TraceHeader.of(arrival, hostname, id, clock.instant());
    return Incoming.begin(id, arrival, drafts.begin(), header);
  }

  /// Notes a message that a door did not hand on.
  ///
  /// @param why one word of the door's own
  public void turnedAway(Arrival arrival, String why, long octets) {
    Arrival.Line line = arrival.line();
    log.atInfo()
        .addKeyValue("session", line.session())
        .addKeyValue("peer", line.peer().getAddress().getHostAddress())
        .addKeyValue("protocol", line.protocol())
        .addKeyValue("from", Printable.of(arrival.from().toString()))
        .addKeyValue("bytes", octets)
        .addKeyValue("why", why)
        .log(REFUSED);
    metrics.messageIn(line.protocol(), why, octets);
  }

  /// Puts the message into mailboxes and returns when it is on disk. One transaction serves all; a
  /// recipient without room stays out, and whatever else fails, fails for all.
  ///
  /// @param recipients the mailboxes of each: all of a recipient's or none
  /// @return an outcome for each, in their order
  public List<DeliveryOutcome> accept(Incoming message, List<List<Destination>> recipients) {
    Instant now = clock.instant();
    if (message.hops() > setting.hopsMax()) {
      return toAll(recipients, refused(message, new DeliveryOutcome.TooManyHops()));
    }
    NewMessage kept =
        new NewMessage(message.draft(), message.index().encode(), now, FlagNames.NONE);
    Set<AccountId> full = new HashSet<>();
    while (true) {
      Set<Destination> wanted = new LinkedHashSet<>();
      recipients.stream().filter(one -> hasRoom(one, full)).forEach(wanted::addAll);
      if (wanted.isEmpty()) {
        return toAll(recipients, new DeliveryOutcome.OverQuota(full));
      }
      DeliveryOutcome outcome = append(message, kept, List.copyOf(wanted));
      if (!(outcome instanceof DeliveryOutcome.OverQuota(var accounts))) {
        return toEach(recipients, full, outcome);
      }
      if (!full.addAll(accounts)) {
        throw new IllegalStateException("no room for whom nothing was meant");
      }
    }
  }

  private DeliveryOutcome append(
      Incoming message, NewMessage kept, List<Destination> destinations) {
    List<Append> appends = new ArrayList<>(destinations.size());
    for (Destination to : destinations) {
      appends.add(new Append(to.account(), to.mailbox(), kept));
    }
    try {
      return switch (mailboxes.append(appends)) {
        case AppendOutcome.Appended _ -> {
          warnWhereFull(message.draft().octets(), destinations);
          yield accepted(message, destinations, kept.internalDate());
        }
        case AppendOutcome.OverQuota(var accounts) ->
            refused(message, new DeliveryOutcome.OverQuota(accounts));
        case AppendOutcome.NoSuchMailbox _ -> refused(message, new DeliveryOutcome.MailboxGone());
      };
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("session", message.arrival().line().session())
          .addKeyValue("id", message.id())
          .setCause(e)
          .log(FAILED);
      return refused(message, new DeliveryOutcome.TryLater());
    }
  }

  private void warnWhereFull(long octets, List<Destination> destinations) {
    Map<AccountId, Long> came = new LinkedHashMap<>();
    destinations.forEach(to -> came.merge(to.account(), octets, Long::sum));
    came.forEach(quotaWarning::after);
  }

  private DeliveryOutcome accepted(
      Incoming message, List<Destination> destinations, Instant begun) {
    Arrival.Line line = message.arrival().line();
    log.atInfo()
        .addKeyValue("session", line.session())
        .addKeyValue("peer", line.peer().getAddress().getHostAddress())
        .addKeyValue("protocol", line.protocol())
        .addKeyValue("from", Printable.of(message.arrival().from().toString()))
        .addKeyValue("id", message.id())
        .addKeyValue("bytes", message.draft().octets())
        .addKeyValue("mailboxes", destinations.size())
        .addKeyValue("took", clock.millis() - begun.toEpochMilli())
        .log(ACCEPTED);
    DeliveryOutcome outcome = new DeliveryOutcome.Accepted(message.id());
    metrics.messageIn(line.protocol(), outcome.code(), message.draft().octets());
    return outcome;
  }

  private DeliveryOutcome refused(Incoming message, DeliveryOutcome outcome) {
    turnedAway(message.arrival(), outcome.code(), message.draft().octets());
    return outcome;
  }

  private static boolean hasRoom(List<Destination> recipient, Set<AccountId> full) {
    return recipient.stream().noneMatch(to -> full.contains(to.account()));
  }

  private static List<DeliveryOutcome> toAll(
      List<List<Destination>> recipients, DeliveryOutcome outcome) {
    return recipients.stream().map(_ -> outcome).toList();
  }

  private static List<DeliveryOutcome> toEach(
      List<List<Destination>> recipients, Set<AccountId> full, DeliveryOutcome outcome) {
    List<DeliveryOutcome> all = new ArrayList<>(recipients.size());
    for (List<Destination> recipient : recipients) {
      all.add(hasRoom(recipient, full) ? outcome : new DeliveryOutcome.OverQuota(full));
    }
    return all;
  }
}
