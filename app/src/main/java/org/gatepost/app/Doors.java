package org.gatepost.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatepost.app.config.Configuration;
import org.gatepost.app.config.ListenSetting;
import org.gatepost.app.config.ServerSetting;
import org.gatepost.app.control.Rules;
import org.gatepost.base.address.Domain;
import org.gatepost.gate.Gate;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.certificate.TlsSetting;
import org.gatepost.server.delivery.Delivery;
import org.gatepost.server.delivery.DeliverySetting;
import org.gatepost.server.delivery.Recipients;
import org.gatepost.server.imap.ImapDoor;
import org.gatepost.server.imap.ImapSetting;
import org.gatepost.server.net.Door;
import org.gatepost.server.net.Listeners;
import org.gatepost.server.net.NetSetting;
import org.gatepost.server.net.TlsMode;
import org.gatepost.server.pop3.Pop3Door;
import org.gatepost.server.pop3.Pop3Setting;
import org.gatepost.server.smtp.Host;
import org.gatepost.server.smtp.Manner;
import org.gatepost.server.smtp.SmtpDoor;
import org.gatepost.server.smtp.SmtpSetting;
import org.gatepost.server.watch.Health;
import org.gatepost.server.watch.Metrics;
import org.gatepost.server.watch.WatchPage;
import org.gatepost.store.Store;

/// Every listener and what stands behind it.
final class Doors implements AutoCloseable {
  private final Configuration configuration;
  private final Domain hostname;
  private final Parts parts;
  private final Metrics metrics;
  private final Certificates certificates;
  private final Listeners listeners;
  private final Map<String, InetSocketAddress> listening = new LinkedHashMap<>();
  private final Optional<Path> selfSigned;

  private Doors(Configuration configuration, Path data, Parts parts) throws IOException {
    InstantSource clock = InstantSource.system();
    Path folder = data.resolve("tls");
    this.configuration = configuration;
    this.parts = parts;
    this.hostname = Hostname.of(configuration.of(ServerSetting.class).hostname());
    this.metrics = parts.keep(new Metrics());
    this.certificates =
        parts.keep(
            Certificates.open(configuration.of(TlsSetting.class), folder, hostname.text(), clock));
    this.listeners =
        parts.keep(new Listeners(configuration.of(NetSetting.class), certificates, metrics, clock));
    this.selfSigned =
        configuration.of(TlsSetting.class).certificate().isEmpty()
            ? Optional.of(Certificates.ownCertificate(folder))
            : Optional.empty();
  }

  /// Opens them all, or none.
  static Doors open(Configuration configuration, Path data, Store store, Rules rules)
      throws IOException {
    Parts parts = new Parts();
    boolean opened = false;
    try {
      Doors doors = new Doors(configuration, data, parts);
      doors.openMail(store, rules);
      doors.openWatch(store);
      parts.keep(Upkeep.of(store));
      opened = true;
      return doors;
    } finally {
      if (!opened) {
        parts.close();
      }
    }
  }

  private void openMail(Store store, Rules rules) throws IOException {
    InstantSource clock = InstantSource.system();
    Gate gate = rules.gate(store);
    gate.watch(
        decision ->
            metrics.signIn(
                decision.origin().protocol().word(), decision.outcome().reason().code()));
    Recipients recipients =
        new Recipients(
            hostname,
            configuration.of(DeliverySetting.class),
            rules.names(),
            store.accounts(),
            store.mailboxes());
    Host host = new Host(hostname.text(), configuration.of(SmtpSetting.class), recipients, gate);
    Delivery delivery =
        new Delivery(
            hostname.text(), configuration.of(DeliverySetting.class), store, metrics, clock);
    Door imap =
        new ImapDoor(
            gate, store.mailboxes(), store.drafts(), configuration.of(ImapSetting.class), clock);
    Door pop3 =
        new Pop3Door(gate, store.mailboxes(), configuration.of(Pop3Setting.class), metrics, clock);
    for (Plan plan : Plan.MAIL) {
      boolean startTls = plan.tls() == TlsMode.STARTTLS;
      Door door =
          switch (plan.name()) {
            case "imap", "imaps" -> imap;
            case "pop3", "pop3s" -> pop3;
            default -> new SmtpDoor(host, manner(plan.name()), startTls, delivery, clock);
          };
      open(plan, (its, address) -> listeners.open(its.name(), address, its.tls(), door));
    }
  }

  private void openWatch(Store store) throws IOException {
    open(
        Plan.HTTP,
        (_, address) ->
            parts.keep(WatchPage.open(address, metrics, () -> health(store))).address());
    open(
        Plan.HTTPS,
        (_, address) ->
            parts
                .keep(
                    WatchPage.openTls(
                        address, metrics, () -> health(store), certificates.webContext()))
                .address());
  }

  private void open(Plan plan, Plan.Opener opener) throws IOException {
    String place =
        configuration.of(ListenSetting.class).doors().getOrDefault(plan.name(), ListenSetting.OFF);
    if (!place.equals(ListenSetting.OFF)) {
      listening.put(plan.name(), plan.open(place, opener));
    }
  }

  private static Manner manner(String listener) {
    return switch (listener) {
      case "smtp" -> Manner.EXCHANGE;
      case "lmtp" -> Manner.LMTP;
      default -> Manner.SUBMISSION;
    };
  }

  private static Health health(Store store) {
    try {
      store.database().read(snapshot -> snapshot.sql("SELECT 1").number(0));
      return Health.WELL;
    } catch (IOException e) {
      return new Health(List.of("the store can't be read"));
    }
  }

  Map<String, InetSocketAddress> listening() {
    return Collections.unmodifiableMap(listening);
  }

  Map<String, Integer> connections() {
    return listeners.connections();
  }

  String hostname() {
    return hostname.text();
  }

  Optional<Path> selfSigned() {
    return selfSigned;
  }

  /// Whether a usual port could not be bound.
  boolean moved() {
    return Plan.MAIL.stream()
        .anyMatch(
            plan -> {
              InetSocketAddress address = listening.get(plan.name());
              String place = configuration.of(ListenSetting.class).doors().get(plan.name());
              return address != null
                  && ListenSetting.AUTO.equals(place)
                  && address.getPort() == plan.otherwise();
            });
  }

  @Override
  public void close() {
    parts.close();
  }
}
