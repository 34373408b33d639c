package org.gatepost.server.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/// All meters of the server, by the name of what happened.
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final ConcurrentHashMap<String, AtomicInteger> connections = new ConcurrentHashMap<>();

  /// Found again by name and labels, which is cheaper than asking the registry.
  private final ConcurrentHashMap<Key, Counter> counters = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Key, DistributionSummary> sizes = new ConcurrentHashMap<>();

  private record Key(String name, Label first, Label second) {}

  private record Label(String name, String value) {}

  private static final Label NONE = new Label("", "");

  /// Meters of nothing but the Java machine, so far.
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /// A peer was let in.
  public void connectionOpened(String listener) {
    held(listener).incrementAndGet();
    count("gatepost.connections", label("listener", listener), NONE, 1);
  }

  /// A peer is gone.
  public void connectionClosed(String listener) {
    held(listener).decrementAndGet();
  }

  /// A peer was turned away for this reason: `listener-full` or `address-full`.
  public void connectionRefused(String listener, String reason) {
    count("gatepost.connections.refused", label("listener", listener), label("reason", reason), 1);
  }

  /// TLS is on with a peer.
  public void handshakeDone(String listener) {
    count("gatepost.tls.handshakes", label("listener", listener), label("result", "done"), 1);
  }

  /// TLS could not be agreed on.
  public void handshakeFailed(String listener) {
    count("gatepost.tls.handshakes", label("listener", listener), label("result", "failed"), 1);
  }

  /// A session ended by a bug. Someone must act.
  public void doorFailed(String listener) {
    count("gatepost.door.failures", label("listener", listener), NONE, 1);
  }

  /// A sign-in ended with this reason's code.
  public void signIn(String protocol, String reason) {
    count("gatepost.sign.ins", label("protocol", protocol), label("reason", reason), 1);
  }

  /// A message came in, or was turned away, with this outcome's code.
  public void messageIn(String protocol, String outcome, long octets) {
    count("gatepost.messages.in", label("protocol", protocol), label("outcome", outcome), 1);
    count(
        "gatepost.octets.in",
        label("protocol", protocol),
        label("outcome", outcome),
        (double) octets);
  }

  /// A message was read by a client.
  public void messageOut(String protocol, long octets) {
    count("gatepost.messages.out", label("protocol", protocol), NONE, 1);
    count("gatepost.octets.out", label("protocol", protocol), NONE, (double) octets);
  }

  /// A command was carried out. The verb is one of the protocol's own, never what a peer typed.
  public void command(String protocol, String verb, Duration took) {
    timers
        .computeIfAbsent(
            new Key("gatepost.commands", label("protocol", protocol), label("verb", verb)),
            key ->
                Timer.builder(key.name()).tags(tags(key)).publishPercentiles().register(registry))
        .record(took);
  }

  /// The ledger has committed so many changes at once.
  public void ledgerBatch(int changes, Duration took) {
    sizes
        .computeIfAbsent(
            new Key("gatepost.ledger.batch.changes", NONE, NONE),
            key -> DistributionSummary.builder(key.name()).register(registry))
        .record(changes);
    timers
        .computeIfAbsent(
            new Key("gatepost.ledger.batch", NONE, NONE),
            key -> Timer.builder(key.name()).register(registry))
        .record(took);
  }

  /// A value that is asked for when the page is read. It must be quick and must not throw.
  ///
  /// @param name words in lower case with dots between, `gatepost.certificate.expiry.seconds`
  public void gauge(String name, String help, DoubleSupplier value) {
    Gauge.builder(name, value::getAsDouble).description(help).register(registry);
  }

  /// All meters in Prometheus' text form.
  public String page() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }

  private AtomicInteger held(String listener) {
    return connections.computeIfAbsent(
        listener,
        name -> {
          AtomicInteger count = new AtomicInteger();
          Gauge.builder("gatepost.connections.open", count, AtomicInteger::get)
              .tag("listener", name)
              .register(registry);
          return count;
        });
  }

  private void count(String name, Label first, Label second, double by) {
    counters
        .computeIfAbsent(
            new Key(name, first, second),
            key -> Counter.builder(key.name()).tags(tags(key)).register(registry))
        .increment(by);
  }

  private static Label label(String name, String value) {
    return new Label(name, value);
  }

  private static Tags tags(Key key) {
    Tags tags =
        key.first().equals(NONE) ? Tags.empty() : Tags.of(key.first().name(), key.first().value());
    return key.second().equals(NONE) ? tags : tags.and(key.second().name(), key.second().value());
  }
}
