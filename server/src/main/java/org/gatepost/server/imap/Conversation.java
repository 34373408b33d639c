package org.gatepost.server.imap;

import static org.gatepost.server.imap.answer.ResponseCode.Word.NONE;
import static org.gatepost.server.imap.answer.ResponseCode.Word.TOOBIG;
import static org.gatepost.server.imap.answer.ResponseCode.Word.UNAVAILABLE;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.gatepost.gate.Channel;
import org.gatepost.server.imap.Step.After;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.CommandLimits;
import org.gatepost.server.imap.grammar.CommandParser;
import org.gatepost.server.imap.grammar.Progress;
import org.gatepost.server.net.Line;
import org.gatepost.server.net.StrayLine;
import org.gatepost.server.net.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop around an [ImapSession]: the only code of this room that waits.
///
/// What is answered is sent when no more input is here, so that a client that pipelines costs one
/// packet and not one a command.
final class Conversation {
  private static final Logger log = LoggerFactory.getLogger(Conversation.class);

  /// Clients renew IDLE after 29 minutes to the second (RFC 2177); the one that is on its way shall
  /// not be cut off.
  private static final Duration IDLE_GRACE = Duration.ofMinutes(1);

  private final Wire wire;
  private final House house;
  private final ImapSetting setting;
  private final Printer out;
  private final ImapSession session;
  private final CommandParser parser;
  private final Instant begun;

  Conversation(Wire wire, House house, ImapSession session, Printer out) {
    this.wire = wire;
    this.house = house;
    this.setting = house.setting();
    this.out = out;
    this.session = session;
    this.parser = new CommandParser(CommandLimits.BEFORE_LOGIN);
    this.begun = house.clock().instant();
  }

  /// Talks until one side has had enough.
  void run() throws IOException {
    After after = session.greet();
    while (after != After.CLOSE) {
      after =
          switch (after) {
            case READ_COMMAND -> command(line());
            case READ_RESPONSE -> response(line());
            case IDLE -> idle();
            case START_TLS -> startTls();
            case START_DEFLATE -> startDeflate();
            case CLOSE -> After.CLOSE;
          };
    }
    out.flush();
    wire.flush();
  }

  private After command(Line line) throws IOException {
    return switch (line) {
      case Line.Text(var octets) when isStray(octets) -> stray();
      case Line.Text(var octets) -> progress(parser.line(octets));
      case Line.BareLineEnd _ -> bad("Lines end with CR LF");
      case Line.TooLong _ -> progress(parser.tooLong(new byte[0]));
      case Line.Silent _, Line.Ended _, Line.Draining _, Line.Woken _ -> over(line);
    };
  }

  /// Who has signed in speaks IMAP, and may say anything in the middle of a command.
  private boolean isStray(byte[] line) {
    return !(session.state() instanceof State.SignedIn) && StrayLine.isHttp(line);
  }

  private After stray() throws IOException {
    log.atInfo()
        .addKeyValue("session", wire.session())
        .addKeyValue("peer", wire.peer().getAddress().getHostAddress())
        .log("imap.peer.speaks-http");
    out.untagged("BYE", NONE, "Mail is spoken here, not HTTP");
    return After.CLOSE;
  }

  private After response(Line line) throws IOException {
    return switch (line) {
      case Line.Text(var octets) -> {
        try {
          yield session.respond(octets);
        } finally {
          Arrays.fill(octets, (byte) 0);
        }
      }
      case Line.BareLineEnd _, Line.TooLong _ -> session.respond(new byte[] {'*'});
      case Line.Silent _, Line.Ended _, Line.Draining _, Line.Woken _ -> over(line);
    };
  }

  private After bad(String reason) throws IOException {
    parser.reset();
    session.giveUpAppend();
    return session.take("*", new Command.Bad(reason));
  }

  private After progress(Progress progress) throws IOException {
    return switch (progress) {
      case Progress.Done(var tag, var command) -> done(tag, command);
      case Progress.Literal(var octets, var synchronising) -> literal(octets, synchronising);
      case Progress.Message message -> message(message);
      case Progress.TooLarge large -> tooLarge(large);
    };
  }

  private After done(String tag, Command command) throws IOException {
    if (command instanceof Command.Bad) {
      session.giveUpAppend();
    }
    After after = session.take(tag, command);
    if (out.abandoned()) {
      return After.CLOSE;
    }
    parser.limits(limits());
    if (session.speaksUtf8()) {
      parser.acceptUtf8();
    }
    return after;
  }

  private After literal(int octets, boolean synchronising) throws IOException {
    if (synchronising) {
      goOn();
    }
    byte[] literal = new byte[octets];
    for (int have = 0; have < octets; ) {
      have += read(literal, have, octets - have);
    }
    parser.literal(literal);
    return command(line());
  }

  private After message(Progress.Message coming) throws IOException {
    Optional<Completion> refusal = session.refuses(coming);
    if (refusal.isPresent() && coming.synchronising()) {
      session.giveUpAppend();
      parser.reset();
      out.tagged(coming.tag(), refusal.get());
      return After.READ_COMMAND;
    }
    if (!(session.state() instanceof State.SignedIn)) {
      Appending.drop(coming.message().octets(), this::read);
      parser.literalDropped();
      return command(line());
    }
    if (coming.synchronising()) {
      goOn();
    }
    session.receive(coming, this::read);
    parser.messageTaken();
    return command(line());
  }

  private After tooLarge(Progress.TooLarge large) throws IOException {
    session.giveUpAppend();
    if (large.synchronising()) {
      out.tagged(large.tag(), Completion.no(TOOBIG, "Larger than is taken here"));
      return After.READ_COMMAND;
    }
    if (large.octets() > setting.appendBytesMax()) {
      // RFC 7888, 4: who sends this much unasked may be cut off.
      out.untagged("BYE", TOOBIG, "Larger than is taken here");
      return After.CLOSE;
    }
    Appending.drop(large.octets(), this::read);
    parser.literalDropped();
    return command(line());
  }

  /// Octets of a literal.
  private int read(byte[] into, int from, int length) {
    try {
      send();
      int read = wire.read(into, from, length, literalTimeout());
      if (read < 0) {
        // It may still hear what was answered before.
        out.flush();
        throw new EOFException("the peer ended within a literal");
      }
      return read;
    } catch (IOException e) {
      throw new PeerGone(e);
    }
  }

  /// Who has not signed in has no more time for a literal than for all of it.
  private Duration literalTimeout() {
    if (session.state() instanceof State.SignedIn) {
      return setting.idleTimeout();
    }
    Duration left = timeToSignIn();
    return left.isPositive() ? left : Duration.ZERO;
  }

  private Duration timeToSignIn() {
    Duration gone = Duration.between(begun, house.clock().instant());
    return setting.signinTimeout().minus(gone);
  }

  private void goOn() throws IOException {
    out.ascii("+ Go on").crlf();
    send();
  }

  private After idle() throws IOException {
    send();
    Duration most = setting.idleCommandTimeout().plus(IDLE_GRACE);
    Line line = wire.readLineOrWake(lineMax(), most);
    return switch (line) {
      case Line.Woken _ -> session.tellNews();
      case Line.Text(var octets) -> session.endIdle(octets);
      case Line.BareLineEnd _, Line.TooLong _ -> session.endIdle(new byte[0]);
      case Line.Silent _, Line.Ended _, Line.Draining _ -> over(line);
    };
  }

  private After startTls() throws IOException {
    out.flush();
    wire.startTls();
    parser.reset();
    String name = wire.tlsSession().map(tls -> tls.serverName()).orElse("");
    session.secured(new Channel.Tls(name));
    return After.READ_COMMAND;
  }

  private After startDeflate() throws IOException {
    out.flush();
    wire.startDeflate();
    session.deflated();
    return After.READ_COMMAND;
  }

  /// The next line, once all that was said is sent. A silent client is told before it is cut off.
  private Line line() throws IOException {
    send();
    if (!(session.state() instanceof State.SignedIn)) {
      Duration left = timeToSignIn();
      return left.isPositive() ? wire.readLine(lineMax(), left) : new Line.Silent();
    }
    Duration rest = setting.idleTimeout().minus(setting.idleWarning());
    if (!rest.isPositive()) {
      return wire.readLine(lineMax(), setting.idleTimeout());
    }
    Line line = wire.readLine(lineMax(), setting.idleWarning());
    if (!(line instanceof Line.Silent)) {
      return line;
    }
    out.untagged("OK", NONE, "Still here; silence ends the connection in " + words(rest));
    send();
    return wire.readLine(lineMax(), rest);
  }

  private static String words(Duration rest) {
    return rest.toSeconds() + " seconds";
  }

  /// Goodbye to a peer that said nothing more, or that has to go.
  private After over(Line line) throws IOException {
    switch (line) {
      case Line.Silent _ -> out.untagged("BYE", NONE, "Nothing was said for too long");
      case Line.Draining _ -> out.untagged("BYE", UNAVAILABLE, "The server stops");
      default -> {}
    }
    return After.CLOSE;
  }

  private void send() throws IOException {
    if (!wire.hasInput()) {
      out.rest();
      wire.flush();
    }
  }

  private CommandLimits limits() {
    if (!(session.state() instanceof State.SignedIn)) {
      return CommandLimits.BEFORE_LOGIN;
    }
    int literal = (int) setting.literalBytesMax();
    int command = (int) setting.lineBytesMax() + literal;
    long message = setting.appendBytesMax();
    return new CommandLimits(command, literal, message, Math.max(message, literal));
  }

  private int lineMax() {
    return session.state() instanceof State.SignedIn
        ? (int) setting.lineBytesMax()
        : CommandLimits.BEFORE_LOGIN.commandOctets();
  }
}
