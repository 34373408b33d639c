package org.gatepost.gate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.gatepost.base.address.Domain;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.secret.Passwords;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.account.DomainEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who may come in.
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final String DOWN = "gate.store.unreadable";
  private static final List<Mechanism> BY_PASSWORD =
      List.of(Mechanism.PLAIN, Mechanism.LOGIN, Mechanism.COMMAND);

  private final SignInSetting setting;
  private final Rooms rooms;
  private final InstantSource clock;
  private final Remembered remembered;
  private final List<Consumer<Decision>> watchers = new CopyOnWriteArrayList<>();

  /// Where the gate finds what it needs to know.
  public record Rooms(Names names, Accounts accounts, Passwords passwords) {}

  /// A gate before these rooms.
  ///
  /// @param chance a `SecureRandom`, but in tests
  public Gate(SignInSetting setting, Rooms rooms, InstantSource clock, RandomGenerator chance) {
    this.setting = setting;
    this.rooms = rooms;
    this.clock = clock;
    this.remembered = new Remembered(setting.rememberFor(), setting.rememberedMax(), chance, clock);
  }

  /// The mechanisms to announce on this channel, in order of preference: none where a password
  /// could be read on the way. [Mechanism#COMMAND] among them says that IMAP LOGIN and POP3 USER
  /// are welcome.
  public List<Mechanism> mechanisms(Channel channel) {
    return hides(channel) ? BY_PASSWORD : List.of();
  }

  /// Why this mechanism may not even begin on this channel, before any secret is sent. Nothing when
  /// it may.
  public Optional<Outcome.Refused> refusesToBegin(Channel channel, Mechanism mechanism) {
    return switch (mechanism.kind()) {
      case OBSOLETE -> Optional.of(new Outcome.Refused(Reason.MECHANISM_REFUSED));
      case PASSWORD ->
          hides(channel) ? Optional.empty() : Optional.of(new Outcome.Refused(Reason.NEEDS_TLS));
    };
  }

  /// Decides. Blocks while the password is hashed: call it from the connection's own thread.
  public Outcome decide(Attempt attempt) {
    Instant start = clock.instant();
    Deciding deciding = new Deciding(this, attempt);
    Outcome outcome;
    try {
      outcome = deciding.outcome();
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("session", attempt.origin().session()).setCause(e).log(DOWN);
      outcome = later(Reason.BACKEND_DOWN);
    }
    Decision.Moment moment = new Decision.Moment(start, Duration.between(start, clock.instant()));
    tell(deciding.decision(moment, outcome));
    return outcome;
  }

  /// Has this told of every decision, on the thread that asked for it.
  public void watch(Consumer<Decision> watcher) {
    watchers.add(watcher);
  }

  Rooms rooms() {
    return rooms;
  }

  Remembered remembered() {
    return remembered;
  }

  Outcome.TryLater later(Reason reason) {
    return new Outcome.TryLater(reason, setting.retryAfter());
  }

  /// The domain that a bare name means: the one that the client's name for us lies in, or our only
  /// one.
  Optional<Domain> implied(Channel channel) throws IOException {
    if (channel instanceof Channel.Tls(var serverName)) {
      for (String name = serverName; !name.isEmpty(); name = parent(name)) {
        Optional<Domain> domain = Domain.parse(name);
        if (domain.isPresent() && rooms.accounts().domain(domain.get()).isPresent()) {
          return domain;
        }
      }
    }
    List<DomainEntry> all = rooms.accounts().domains();
    return all.size() == 1 ? Optional.of(all.getFirst().name()) : Optional.empty();
  }

  private static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private boolean hides(Channel channel) {
    return switch (channel) {
      case Channel.Tls _ -> true;
      case Channel.LoopbackPlain _ -> setting.plaintextOnLoopback();
      case Channel.Plain _ -> false;
    };
  }

  private void tell(Decision decision) {
    DecisionLog.write(LOG, decision);
    watchers.forEach(watcher -> watcher.accept(decision));
  }
}
