package org.gatepost.server.smtp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gatepost.gate.Mechanism;
import org.gatepost.gate.Origin;
import org.gatepost.server.delivery.Arrival;
import org.gatepost.server.delivery.Destination;
import org.gatepost.server.smtp.grammar.Command;
import org.gatepost.server.smtp.grammar.Fault;
import org.gatepost.server.smtp.grammar.MailParameters.BodyType;

/// One conversation, from the server's side: what the client does comes in, a [Step] goes out. Used
/// by the thread that owns the connection.
final class SmtpSession {
  private final Host host;
  private final Manner manner;
  private final boolean startTlsOffered;
  private final SigningIn signingIn;
  private final Tally tally;
  private final Announcement announcement;
  private Visitor visitor;
  private Member member = new Member.Stranger();
  private State state = new State.Greeted();

  /// @param startTlsOffered whether TLS can be started here
  SmtpSession(Host host, Manner manner, boolean startTlsOffered, Visitor visitor) {
    this.host = host;
    this.manner = manner;
    this.startTlsOffered = startTlsOffered;
    this.signingIn = new SigningIn(host.gate());
    this.tally = new Tally(host, manner);
    this.announcement = new Announcement(host, tally);
    this.visitor = visitor;
  }

  /// The server speaks first.
  Step greet() {
    String protocol = manner == Manner.LMTP ? "LMTP" : "ESMTP";
    return Step.answer(Reply.plain(220, host.name() + " " + protocol + " Gatepost"));
  }

  Step take(Command command) {
    return tally.count(
        switch (command) {
          case Command.AnyTime any -> anyTime(any);
          case Command.Introduction hello -> tally.idle(introduce(hello));
          case Command.BetweenMessages c ->
              state instanceof State.Ready ready ? betweenMessages(ready, c) : outOfOrder();
          case Command.InTransaction c -> inTransaction(c);
        });
  }

  /// A line within a SASL exchange.
  Step takeResponse(byte[] line) {
    if (!(state instanceof State.InExchange(var before, var talk))) {
      throw new IllegalStateException("no exchange is under way");
    }
    return tally.count(signIn(before, signingIn.take(origin(before), talk, line)));
  }

  /// A line within a SASL exchange that could not be read.
  Step takeResponse(Reply complaint) {
    state = withoutTransaction();
    return tally.count(Step.answer(complaint));
  }

  /// TLS is on: nothing that was said before counts (RFC 3207, 4.2).
  void tlsStarted(Visitor secure) {
    visitor = secure;
    member = new Member.Stranger();
    state = new State.Greeted();
  }

  /// A message, or a chunk of one, was read.
  Step take(Ending ending) {
    return switch (ending) {
      case Ending.Delivered(var outcomes) -> {
        tally.worked();
        yield over(Replies.toEach(outcomes));
      }
      case Ending.ChunkTaken _ -> {
        state = new State.Chunking(underWay());
        yield Step.answer(Replies.CHUNK_OK);
      }
      case Ending.TooLarge _ -> over(forEach(Replies.TOO_LARGE));
      case Ending.BareLineEnd _ -> over(forEach(Replies.BARE_LINE_END));
      case Ending.Failed _ -> over(forEach(Replies.CAN_NOT_KEEP));
      case Ending.Endless _ -> new Step(forEach(Replies.TOO_LARGE), new After.Close());
    };
  }

  /// Whether a part of a message has been read and more of it may come.
  boolean isChunking() {
    return state instanceof State.Chunking;
  }

  private Step anyTime(Command.AnyTime command) {
    return switch (command) {
      case Command.Rset _ -> {
        state = withoutTransaction();
        yield tally.idle(Step.answer(Replies.OK));
      }
      case Command.Noop _ -> tally.idle(Step.answer(Replies.OK));
      case Command.Quit _ -> Step.close(Replies.BYE);
      case Command.Help _ -> tally.idle(Step.answer(Replies.HELP));
      case Command.Vrfy _ -> tally.idle(Step.answer(Replies.CAN_NOT_VERIFY));
      case Command.Expn _ -> Step.answer(Replies.NO_EXPN);
      case Command.Unknown _ -> Step.answer(Replies.UNKNOWN_COMMAND);
      case Command.Bad(var fault) ->
          fault == Fault.CHUNK_SIZE
              ? Step.close(Replies.to(fault))
              : Step.answer(Replies.to(fault));
    };
  }

  private Step introduce(Command.Introduction command) {
    boolean lhlo = command instanceof Command.Lhlo;
    if (lhlo != (manner == Manner.LMTP)) {
      return Step.answer(lhlo ? Replies.NO_LHLO : Replies.WRONG_HELLO); // RFC 2033, 4.1
    }
    boolean extended = !(command instanceof Command.Helo);
    State.Ready ready = new State.Ready(new State.Hello(command.client(), extended));
    state = ready;
    if (!extended) {
      return Step.answer(Reply.plain(250, host.name()));
    }
    boolean startTls = startTlsOffered && !visitor.hasTls();
    List<Mechanism> mechanisms =
        manner == Manner.SUBMISSION ? signingIn.announced(origin(ready)) : List.of();
    return Step.answer(
        Extensions.announce(host, startTls, mechanisms, host.recipients().octetsMax()));
  }

  private Step betweenMessages(State.Ready ready, Command.BetweenMessages command) {
    return switch (command) {
      case Command.Mail mail -> mail(ready, mail);
      case Command.StartTls _ -> startTls();
      case Command.Auth(var mechanism) ->
          mayNotSignIn(ready)
              .map(Step::answer)
              .orElseGet(() -> signIn(ready, signingIn.begin(origin(ready), mechanism)));
      case Command.AuthAtOnce(var mechanism, var response) -> {
        try (response) {
          yield mayNotSignIn(ready)
              .map(Step::answer)
              .orElseGet(
                  () -> signIn(ready, signingIn.beginAtOnce(origin(ready), mechanism, response)));
        }
      }
    };
  }

  private Step mail(State.Ready ready, Command.Mail mail) {
    if (manner != Manner.SUBMISSION) {
      return announced(announcement.mail(ready, mail));
    }
    return switch (member) {
      case Member.Known(var account) -> announced(announcement.submit(ready, mail, account));
      case Member.Stranger _ ->
          Step.answer(
              signingIn.announced(origin(ready)).isEmpty() && !visitor.hasTls()
                  ? Replies.TLS_FIRST
                  : Replies.SIGN_IN_FIRST);
    };
  }

  private Step inTransaction(Command.InTransaction command) {
    return switch (state) {
      case State.Transaction so ->
          switch (command) {
            case Command.Rcpt rcpt -> announced(announcement.rcpt(so, rcpt));
            case Command.Data _ -> data(so);
            case Command.Bdat bdat -> bdat(so, bdat);
          };
      case State.Chunking(var so) ->
          switch (command) {
            case Command.Rcpt _ -> outOfOrder();
            case Command.Data _ -> Step.answer(Replies.DATA_AFTER_BDAT); // RFC 3030, 2
            case Command.Bdat bdat -> bdat(so, bdat);
          };
      case State.Greeted _, State.Ready _, State.InExchange _ ->
          command instanceof Command.Bdat bdat ? skip(bdat, unexpected()) : outOfOrder();
    };
  }

  private Step announced(Announcement.Result result) {
    state = result.next();
    return result.step();
  }

  private Step data(State.Transaction so) {
    if (so.recipients().isEmpty()) {
      return Step.answer(nobody(so));
    }
    return so.mail().parameters().body() == BodyType.BINARY_MIME
        ? Step.answer(Replies.BINARY_NEEDS_BDAT) // RFC 3030, 3
        : new Step(List.of(Replies.GO_AHEAD), new After.ReadMessage(expected(so)));
  }

  private Step bdat(State.Transaction so, Command.Bdat bdat) {
    return so.recipients().isEmpty()
        ? skip(bdat, nobody(so))
        : new Step(List.of(), new After.ReadChunk(expected(so), bdat.octets(), bdat.last()));
  }

  // The chunk is on its way, whatever we think of it (RFC 3030, 4.1).
  private static Step skip(Command.Bdat bdat, Reply reply) {
    return new Step(List.of(), new After.SkipChunk(bdat.octets(), reply));
  }

  private Reply nobody(State.Transaction so) {
    // RFC 2033, 4.2: LMTP says 503 in both cases.
    return so.refused() > 0 && manner != Manner.LMTP
        ? Replies.NO_VALID_RECIPIENT
        : Replies.NO_RECIPIENT;
  }

  private Step startTls() {
    if (visitor.hasTls()) {
      return Step.answer(Replies.TLS_ALREADY);
    }
    return startTlsOffered
        ? new Step(List.of(Replies.START_TLS), new After.StartTls())
        : Step.answer(Replies.NOT_OFFERED);
  }

  private Optional<Reply> mayNotSignIn(State.Ready ready) {
    if (manner != Manner.SUBMISSION) {
      return Optional.of(Replies.NOT_OFFERED);
    }
    if (!ready.hello().extended()) {
      return Optional.of(Replies.NEEDS_EHLO);
    }
    return member instanceof Member.Known
        ? Optional.of(Replies.SIGNED_IN_ALREADY)
        : Optional.empty();
  }

  private Step signIn(State.Ready before, SigningIn.Result result) {
    return switch (result) {
      case SigningIn.Result.Asked(var talk, var challenge) -> {
        state = new State.InExchange(before, talk);
        yield new Step(List.of(challenge), new After.ReadResponse());
      }
      case SigningIn.Result.Granted(var account, var reply) -> {
        state = before;
        tally.worked();
        member = new Member.Known(account.id());
        yield Step.answer(reply);
      }
      case SigningIn.Result.Refused(var reply, var counts) -> {
        state = before;
        yield counts ? tally.failedSignIn(Step.answer(reply)) : Step.answer(reply);
      }
    };
  }

  private Step over(List<Reply> replies) {
    state = withoutTransaction();
    return new Step(replies, new After.ReadCommand());
  }

  private Step outOfOrder() {
    return Step.answer(unexpected());
  }

  private Reply unexpected() {
    if (state instanceof State.Greeted) {
      return manner == Manner.LMTP ? Replies.LHLO_FIRST : Replies.HELLO_FIRST;
    }
    return Replies.OUT_OF_ORDER;
  }

  private State withoutTransaction() {
    return switch (state) {
      case State.Greeted greeted -> greeted;
      case State.Ready ready -> ready;
      case State.InExchange(var before, _) -> before;
      case State.Transaction so -> new State.Ready(so.hello());
      case State.Chunking(var so) -> new State.Ready(so.hello());
    };
  }

  private State.Transaction underWay() {
    return switch (state) {
      case State.Transaction so -> so;
      case State.Chunking(var so) -> so;
      case State.Greeted _, State.Ready _, State.InExchange _ ->
          throw new IllegalStateException("no message is under way");
    };
  }

  /// The reply as often as one is due: for each recipient in LMTP, else once.
  private List<Reply> forEach(Reply reply) {
    return manner == Manner.LMTP
        ? Collections.nCopies(underWay().recipients().size(), reply)
        : List.of(reply);
  }

  private Expected expected(State.Transaction so) {
    List<List<Destination>> to = new ArrayList<>();
    so.recipients().forEach(taken -> to.add(taken.destinations()));
    if (manner != Manner.LMTP) {
      List<Destination> all = to.stream().flatMap(List::stream).toList();
      to.clear();
      to.add(all);
    }
    Arrival arrival =
        new Arrival(
            so.mail().from(),
            so.recipients().stream().map(State.Taken::address).toList(),
            new Arrival.Line(
                visitor.session(),
                visitor.peer(),
                so.hello().client(),
                protocolWord(so),
                visitor.tls()));
    return new Expected(arrival, to, so.octetsMax());
  }

  // RFC 3848, and RFC 6531, 4.3.
  private String protocolWord(State.Transaction so) {
    String protocol = manner == Manner.LMTP ? "LMTP" : "SMTP";
    if (!so.hello().extended()) {
      return protocol;
    }
    boolean utf8 = so.mail().parameters().smtpUtf8();
    String prefix = utf8 ? "UTF8" : manner == Manner.LMTP ? "" : "E";
    return prefix
        + protocol
        + (visitor.hasTls() ? "S" : "")
        + (member instanceof Member.Known ? "A" : "");
  }

  private Origin origin(State.Ready ready) {
    return visitor.origin(ready.hello().client());
  }
}
