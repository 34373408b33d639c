package org.gatepost.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.gatepost.app.config.Configuration;
import org.gatepost.app.control.Administration;
import org.gatepost.app.control.Answer;
import org.gatepost.app.control.ControlServer;
import org.gatepost.app.control.Rules;
import org.gatepost.app.control.StoreDoor;
import org.gatepost.app.control.Verb;
import org.gatepost.server.net.Listeners;
import org.gatepost.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: everything joined, in order, and taken apart in reverse.
public final class Gatepost implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gatepost.class);

  private final Parts parts;
  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Instant since = Instant.now();
  private final Administration administration;
  private final Optional<FirstAccount> firstAccount;
  private final Doors doors;
  private volatile boolean ready;

  /// What came of starting.
  public sealed interface Starting permits Started, Refused {}

  /// It serves. Whoever gets it closes it.
  public record Started(Gatepost server) implements Starting {}

  /// It can't start, and why.
  public record Refused(Answer answer) implements Starting {}

  /// Begins to load what every start needs, beside whatever comes first.
  public static void warmUp() {
    Thread.ofPlatform().daemon().name("warm-up").start(Listeners::warmUp);
  }

  /// Opens the store and every port.
  ///
  /// @param makeFirst whether a first start makes a local domain and an account to try
  public static Starting start(Configuration configuration, Path data, boolean makeFirst) {
    return switch (StoreDoor.open(configuration, data)) {
      case StoreDoor.Closed(var answer) -> new Refused(answer);
      case StoreDoor.Open(var store) -> start(configuration, data, store, makeFirst);
    };
  }

  private static Starting start(
      Configuration configuration, Path data, Store store, boolean makeFirst) {
    Parts parts = new Parts();
    parts.keep(store);
    boolean started = false;
    try {
      Gatepost server = new Gatepost(configuration, data, store, parts, makeFirst);
      started = true;
      return new Started(server);
    } catch (IOException e) {
      return new Refused(
          new Answer.Failed(
              "The server can't start: " + e.getMessage(), "服务器无法启动：" + e.getMessage()));
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  private Gatepost(
      Configuration configuration, Path data, Store store, Parts parts, boolean makeFirst)
      throws IOException {
    this.parts = parts;
    Rules rules = parts.keep(Rules.of(configuration));
    this.administration = new Administration(store, rules);
    this.firstAccount = makeFirst ? FirstAccount.make(store, administration) : Optional.empty();
    this.doors = parts.keep(Doors.open(configuration, data, store, rules));
    parts.keep(ControlServer.open(data, this::carryOut));
    this.ready = true;
    log.atInfo()
        .addKeyValue("version", Version.current())
        .addKeyValue("hostname", doors.hostname())
        .log("server.ready");
  }

  /// Every open port, by listener.
  public Map<String, InetSocketAddress> listening() {
    return doors.listening();
  }

  /// What it calls itself.
  public String hostname() {
    return doors.hostname();
  }

  /// Whether a usual port could not be bound.
  public boolean moved() {
    return doors.moved();
  }

  /// The certificate that it made for itself, where it uses one.
  public Optional<Path> selfSigned() {
    return doors.selfSigned();
  }

  /// The account to try, where this start made it.
  public Optional<FirstAccount> firstAccount() {
    return firstAccount;
  }

  /// How it is, as `status --json` shows it.
  public ObjectNode status() {
    return ServerStatus.of(doors, since, ready);
  }

  /// Returns when someone has asked it to stop, after everything is closed.
  public void awaitStop() throws InterruptedException {
    stopAsked.await();
    close();
    closed.await();
  }

  /// Drains and closes, once; a second caller waits for the first.
  @Override
  public void close() {
    synchronized (parts) {
      if (closed.getCount() > 0) {
        ready = false;
        parts.close();
        log.atInfo().log("server.stopped");
        closed.countDown();
      }
    }
    stopAsked.countDown();
  }

  private Answer carryOut(Verb verb) {
    return switch (verb) {
      case Verb.OfStore store -> administration.carryOut(store);
      case Verb.Status _ -> new Answer.Done(status());
      case Verb.Stop _ -> {
        stopAsked.countDown();
        yield new Answer.Done(status());
      }
    };
  }
}
