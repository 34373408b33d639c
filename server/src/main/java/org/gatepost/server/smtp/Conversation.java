package org.gatepost.server.smtp;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.gatepost.base.text.Printable;
import org.gatepost.gate.Channel;
import org.gatepost.server.net.Line;
import org.gatepost.server.net.SilentPeer;
import org.gatepost.server.net.StrayLine;
import org.gatepost.server.net.TlsSession;
import org.gatepost.server.net.Wire;
import org.gatepost.server.smtp.grammar.Command;
import org.gatepost.server.smtp.grammar.CommandReader;
import org.gatepost.server.smtp.grammar.Fault;
import org.gatepost.server.smtp.grammar.ForwardPath;
import org.gatepost.server.smtp.grammar.LineLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop around a [SmtpSession]: the only code here that waits.
final class Conversation {
  private static final Logger log = LoggerFactory.getLogger(Conversation.class);
  private static final String RECIPIENT_REFUSED = "smtp.recipient.refused";
  private static final String STRAY = "smtp.peer.speaks-http";
  private static final String STEP = "smtp.command";

  private final Wire wire;
  private final Host host;
  private final SmtpSession session;
  private final Intake intake;
  private final int lineMax;

  Conversation(Wire wire, Host host, Manner manner, SmtpSession session, Intake intake) {
    this.wire = wire;
    this.host = host;
    this.session = session;
    this.intake = intake;
    this.lineMax =
        manner == Manner.SUBMISSION ? LineLimit.AUTH : Math.max(LineLimit.MAIL, LineLimit.RCPT);
  }

  /// The peer as the network shows it now.
  static Visitor visitor(Wire wire) {
    Channel channel =
        wire.tls()
            ? new Channel.Tls(wire.tlsSession().map(TlsSession::serverName).orElse(""))
            : Channel.withoutTls(wire.local());
    String tls =
        wire.tlsSession().map(session -> session.protocol() + ", " + session.cipher()).orElse("");
    return new Visitor(wire.session(), wire.peer(), channel, tls);
  }

  /// Talks until one of the two has had enough.
  void run() throws IOException {
    try {
      Step step = session.greet();
      while (!(step.after() instanceof After.Close)) {
        say(step);
        step = follow(step.after());
      }
      say(step);
    } catch (SilentPeer e) {
      say(idleTooLong());
    }
    wire.flush();
  }

  private void say(Step step) throws IOException {
    for (Reply reply : step.replies()) {
      wire.writeAscii(reply.wire());
    }
  }

  private Step follow(After after) throws IOException {
    return switch (after) {
      case After.ReadCommand _ -> command();
      case After.ReadResponse _ -> response();
      case After.ReadMessage(var message) -> {
        wire.flush();
        yield session.take(intake.message(message));
      }
      case After.ReadChunk(var message, var octets, var last) -> {
        flushUnlessPipelined();
        yield session.take(intake.chunk(message, octets, last));
      }
      case After.SkipChunk(var octets, var reply) ->
          intake.skip(octets) ? Step.answer(reply) : Step.close(Replies.TOO_LARGE);
      case After.StartTls _ -> {
        wire.startTls();
        session.tlsStarted(visitor(wire));
        yield command();
      }
      case After.Close _ -> throw new IllegalStateException("the conversation is over");
    };
  }

  private Step command() throws IOException {
    if (!session.isChunking()) {
      intake.drop();
    }
    return switch (readLine()) {
      case Line.Text(var octets) when StrayLine.isHttp(octets) -> stray();
      case Line.Text(var octets) -> take(CommandReader.read(octets));
      case Line.TooLong _ -> take(new Command.Bad(Fault.LINE_TOO_LONG));
      case Line.BareLineEnd _ -> take(new Command.Bad(Fault.BARE_LINE_END));
      case Line.Silent _ -> idleTooLong();
      case Line.Draining _, Line.Woken _ -> stopping();
      case Line.Ended _ -> new Step(List.of(), new After.Close());
    };
  }

  private Step response() throws IOException {
    return switch (readLine()) {
      case Line.Text(var octets) -> {
        try {
          yield session.takeResponse(octets);
        } finally {
          Arrays.fill(octets, (byte) 0);
        }
      }
      case Line.TooLong _ -> session.takeResponse(Replies.RESPONSE_TOO_LONG);
      case Line.BareLineEnd _ -> session.takeResponse(Replies.to(Fault.BARE_LINE_END));
      case Line.Silent _ -> idleTooLong();
      case Line.Draining _, Line.Woken _ -> stopping();
      case Line.Ended _ -> new Step(List.of(), new After.Close());
    };
  }

  private Step take(Command command) {
    Step step = session.take(command);
    log.atDebug()
        .addKeyValue("session", wire.session())
        .addKeyValue("command", command.getClass().getSimpleName())
        .addKeyValue("code", step.replies().isEmpty() ? 0 : step.replies().getFirst().code())
        .log(STEP);
    if (command instanceof Command.Rcpt(var to, _)) {
      step.replies().stream()
          .filter(reply -> reply.code() >= 400)
          .findFirst()
          .ifPresent(reply -> noteRefused(to, reply));
    }
    return step;
  }

  private void noteRefused(ForwardPath to, Reply reply) {
    log.atInfo()
        .addKeyValue("session", wire.session())
        .addKeyValue("peer", wire.peer().getAddress().getHostAddress())
        .addKeyValue("recipient", Printable.of(to.toString()))
        .addKeyValue("reply", reply.code() + " " + reply.lines().getFirst())
        .log(RECIPIENT_REFUSED);
  }

  private Line readLine() throws IOException {
    flushUnlessPipelined();
    return wire.readLine(lineMax, host.setting().commandTimeout());
  }

  // RFC 2920, 3.2: answers to commands that came together leave together.
  private void flushUnlessPipelined() throws IOException {
    if (!wire.hasInput()) {
      wire.flush();
    }
  }

  private Step idleTooLong() {
    return Step.close(Replies.closing(host.name(), "4.4.2", "Waited too long"));
  }

  private Step stray() {
    log.atInfo()
        .addKeyValue("session", wire.session())
        .addKeyValue("peer", wire.peer().getAddress().getHostAddress())
        .log(STRAY);
    return Step.close(Replies.closing(host.name(), "4.7.0", "Mail is spoken here, not HTTP"));
  }

  private Step stopping() {
    return Step.close(Replies.closing(host.name(), "4.3.2", "The server is stopping"));
  }
}
