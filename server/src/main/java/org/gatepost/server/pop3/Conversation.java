package org.gatepost.server.pop3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.gatepost.gate.Channel;
import org.gatepost.gate.Origin;
import org.gatepost.gate.Protocol;
import org.gatepost.server.net.Line;
import org.gatepost.server.net.StrayLine;
import org.gatepost.server.net.Wire;
import org.gatepost.server.pop3.Step.After;
import org.gatepost.server.pop3.grammar.Commands;
import org.gatepost.server.watch.Metrics;
import org.gatepost.store.blob.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop that waits for lines and sends what the session answers.
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  /// Octets read from the store at a time.
  private static final int SLICE = 64 * 1024;

  private final Wire wire;
  private final Pop3Session session;
  private final Pop3Setting setting;
  private final Metrics metrics;
  private final InstantSource clock;
  private final Instant start;
  private boolean responding;

  Conversation(
      Wire wire, Pop3Session session, Pop3Setting setting, Metrics metrics, InstantSource clock) {
    this.wire = wire;
    this.session = session;
    this.setting = setting;
    this.metrics = metrics;
    this.clock = clock;
    this.start = clock.instant();
  }

  /// The client at the other end of this wire, as it is now.
  static Visitor visitor(Wire wire) {
    Channel channel =
        wire.tlsSession()
            .<Channel>map(tls -> new Channel.Tls(tls.serverName()))
            .orElseGet(() -> Channel.withoutTls(wire.local()));
    return new Visitor(
        new Origin(Protocol.POP3, wire.peer(), channel, "", wire.session()), wire.canStartTls());
  }

  void run() throws IOException {
    send(session.greeting());
    boolean open = true;
    while (open) {
      int most = responding ? Commands.SASL_OCTETS_MAX : Commands.OCTETS_MAX;
      open =
          switch (wire.readLine(most, patience())) {
            case Line.Text(var octets) when StrayLine.isHttp(octets) -> {
              LOG.atInfo()
                  .addKeyValue("session", wire.session())
                  .addKeyValue("peer", wire.peer().getAddress().getHostAddress())
                  .log("pop3.peer.speaks-http");
              send(Reply.no(session.say(Phrase.NO_HTTP)));
              yield false;
            }
            case Line.Text(var octets) -> take(octets);
            case Line.BareLineEnd(var octets) -> {
              Arrays.fill(octets, (byte) 0);
              yield follow(session.takeBad(Phrase.BARE_LINE_END));
            }
            case Line.TooLong _ -> follow(session.takeBad(Phrase.TOO_LONG));
            case Line.Draining _ -> {
              send(Reply.no(session.say(Phrase.STOPPING)));
              yield false;
            }
            // RFC 1939, 3: a silent client is left without a word, and without an update.
            case Line.Silent _, Line.Ended _, Line.Woken _ -> false;
          };
    }
  }

  private boolean take(byte[] line) throws IOException {
    try {
      boolean signedOut = !(session.state() instanceof State.Transaction);
      Step step = responding ? session.takeResponse(line) : session.take(Commands.read(line));
      if (signedOut && step.next() instanceof State.Transaction(var maildrop)) {
        LOG.atInfo()
            .addKeyValue("session", wire.session())
            .addKeyValue("peer", wire.peer().getAddress().getHostAddress())
            .addKeyValue("messages", maildrop.count())
            .log("pop3.maildrop.opened");
      }
      return follow(step);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  private boolean follow(Step step) throws IOException {
    send(step.reply());
    responding = step.after() == After.READ_RESPONSE;
    return switch (step.after()) {
      case READ_COMMAND, READ_RESPONSE -> true;
      case CLOSE -> false;
      case START_TLS -> {
        wire.startTls();
        session.secured(visitor(wire));
        yield true;
      }
    };
  }

  /// How long the client may be silent now: its own time, and what is left of the session's.
  private Duration patience() {
    Duration past = Duration.between(start, clock.instant());
    boolean signedIn = session.state() instanceof State.Transaction;
    Duration most = signedIn ? setting.sessionTimeout() : setting.signinTimeout();
    Duration left = most.minus(past);
    Duration wait = left.compareTo(setting.idleTimeout()) < 0 ? left : setting.idleTimeout();
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private void send(Reply reply) throws IOException {
    switch (reply) {
      case Reply.Single(var ok, var text) -> line((ok ? "+OK " : "-ERR ") + text);
      case Reply.Challenge(var base64) -> line("+ " + base64);
      case Reply.Listing(var text, var lines) -> {
        line("+OK " + text);
        for (String each : lines) {
          line(each);
        }
        line(".");
      }
      case Reply.Message message -> send(message);
    }
  }

  private void send(Reply.Message message) throws IOException {
    try (Content content = message.content()) {
      line("+OK " + message.text());
      DotStuffing out = new DotStuffing(wire, message.bodyLines());
      long octets = content.octets();
      for (long at = 0; at < octets && !out.isFull(); at += SLICE) {
        content.slice(at, Math.min(octets, at + SLICE), out);
      }
      out.finish();
      metrics.messageOut("pop3", octets);
    }
  }

  private void line(String text) throws IOException {
    wire.write((text + "\r\n").getBytes(UTF_8));
  }
}
