package org.gatepost.server.imap;

import static org.gatepost.server.imap.answer.ResponseCode.Word.LIMIT;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Answer;
import org.gatepost.gate.Answers;
import org.gatepost.gate.Attempt;
import org.gatepost.gate.Mechanism;
import org.gatepost.gate.Origin;
import org.gatepost.gate.Outcome;
import org.gatepost.gate.Reason;
import org.gatepost.gate.sasl.Exchange;
import org.gatepost.gate.sasl.SaslStep;
import org.gatepost.server.imap.Step.After;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.store.account.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// LOGIN and AUTHENTICATE, through the gate (RFC 9051, 6.2.2 and 6.2.3; RFC 4959).
final class SignIn {
  private static final Logger log = LoggerFactory.getLogger(SignIn.class);

  private final House house;
  private final Printer out;

  SignIn(House house, Printer out) {
    this.house = house;
    this.out = out;
  }

  Step login(State.NotLoggedIn now, Origin origin, Command.Login command) throws IOException {
    try (Secret password = command.password()) {
      return decide(now, new Attempt(origin, Mechanism.COMMAND, command.name(), "", password));
    }
  }

  Step authenticate(State.NotLoggedIn now, Origin origin, String tag, Command.Authenticate command)
      throws IOException {
    Optional<Mechanism> mechanism = Mechanism.named(command.mechanism());
    if (mechanism.isEmpty()) {
      return Step.stay(now, completion(Reason.MECHANISM_REFUSED));
    }
    Optional<Outcome.Refused> refused =
        house.gate().refusesToBegin(origin.channel(), mechanism.get());
    if (refused.isPresent()) {
      return Step.stay(now, completion(refused.get().reason()));
    }
    Exchange exchange = Exchange.begin(mechanism.get());
    State.SigningIn next = new State.SigningIn(now, tag, mechanism.get(), exchange);
    return switch (command.initial()) {
      case Command.InitialResponse.None _ ->
          new Step.Ask(next, exchange.opening().base64(), After.READ_RESPONSE);
      case Command.InitialResponse.Given(var base64) -> initial(next, origin, base64);
    };
  }

  /// A line of the exchange.
  Step response(State.SigningIn now, Origin origin, byte[] line) throws IOException {
    return follow(now, origin, now.exchange().take(line));
  }

  private Step initial(State.SigningIn now, Origin origin, Secret base64) throws IOException {
    try (base64) {
      byte[] line = base64.copy();
      try {
        return follow(now, origin, now.exchange().takeInitial(line));
      } finally {
        Arrays.fill(line, (byte) 0);
      }
    }
  }

  private Step follow(State.SigningIn now, Origin origin, SaslStep step) throws IOException {
    return switch (step) {
      case SaslStep.Challenge(var base64) -> new Step.Ask(now, base64, After.READ_RESPONSE);
      case SaslStep.Cancelled _ ->
          Step.to(now.before(), Completion.bad("AUTHENTICATE was given up"));
      case SaslStep.Malformed _ ->
          Step.to(now.before(), Completion.bad("This is no answer to the challenge"));
      case SaslStep.Claim(var name, var actAs, var secret) -> {
        try (secret) {
          yield decide(now.before(), new Attempt(origin, now.mechanism(), name, actAs, secret));
        }
      }
    };
  }

  private Step decide(State.NotLoggedIn now, Attempt attempt) throws IOException {
    return switch (house.gate().decide(attempt)) {
      case Outcome.Granted(var account) -> granted(now, account, attempt.origin().session());
      case Outcome.Refused(var reason) -> refused(now, reason);
      case Outcome.TryLater(var reason, _) -> Step.to(now, completion(reason));
    };
  }

  private Step granted(State.NotLoggedIn now, Account account, String session) {
    if (!house.connections().enter(account.id())) {
      log.atInfo().addKeyValue("session", session).log("imap.connections.full");
      return Step.to(now, Completion.no(LIMIT, "This account has too many connections"));
    }
    ResponseCode can =
        new ResponseCode.Capability(
            Capability.offered(
                new Capability.Circumstances(true, false, false, !house.setting().compression()),
                house.setting().appendBytesMax()));
    return Step.to(
        new State.LoggedIn(account, Enabled.NOTHING),
        Completion.ok(can, Answers.of(Reason.GRANTED).imap().text()));
  }

  private Step refused(State.NotLoggedIn now, Reason reason) throws IOException {
    int failures = now.failures() + 1;
    if (failures < house.setting().failedSigninsMax()) {
      return Step.to(new State.NotLoggedIn(failures), completion(reason));
    }
    out.untagged("BYE", ResponseCode.Word.NONE, "Too many failed sign-ins");
    return new Step.Done(new State.LoggedOut(), completion(reason), After.CLOSE);
  }

  private static Completion completion(Reason reason) {
    Answer.Imap words = Answers.of(reason).imap();
    String code = words.code().isEmpty() ? "NONE" : words.code().replace('-', '_');
    return Completion.no(ResponseCode.Word.valueOf(code), words.text());
  }
}
