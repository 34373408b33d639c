package org.gatepost.server.pop3;

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
import org.gatepost.server.pop3.Step.After;
import org.gatepost.server.pop3.grammar.Command;
import org.gatepost.store.account.Account;

/// USER and PASS, AUTH, APOP: through the gate.
final class SignIn {
  private final House house;

  SignIn(House house) {
    this.house = house;
  }

  Step user(State.Authorization now, Origin origin, String name, Language language) {
    return house
        .gate()
        .refusesToBegin(origin.channel(), Mechanism.COMMAND)
        .map(refused -> Step.stay(now, reply(refused.reason(), language)))
        .orElseGet(
            () ->
                Step.stay(
                    new State.Authorization(name, now.failures()),
                    Reply.ok(Phrase.NAME_TAKEN.in(language))));
  }

  Step pass(State.Authorization now, Origin origin, Secret password, Language language) {
    try (password) {
      if (now.name().isEmpty()) {
        return Step.stay(now, Reply.no(Phrase.NO_NAME.in(language)));
      }
      return decide(
          now, new Attempt(origin, Mechanism.COMMAND, now.name(), "", password), language);
    }
  }

  Step apop(State.Authorization now, Origin origin, Language language) {
    Reason reason =
        house
            .gate()
            .refusesToBegin(origin.channel(), Mechanism.APOP)
            .map(Outcome.Refused::reason)
            .orElse(Reason.MECHANISM_REFUSED);
    return Step.stay(now, reply(reason, language));
  }

  Step auth(State.Authorization now, Origin origin, Command.Auth command, Language language) {
    try (Secret initial = command.initial()) {
      Optional<Mechanism> mechanism = Mechanism.named(command.mechanism());
      if (mechanism.isEmpty()) {
        return Step.stay(now, reply(Reason.MECHANISM_REFUSED, language));
      }
      Optional<Outcome.Refused> refused =
          house.gate().refusesToBegin(origin.channel(), mechanism.get());
      if (refused.isPresent()) {
        return Step.stay(now, reply(refused.get().reason(), language));
      }
      Exchange exchange = Exchange.begin(mechanism.get());
      State.SigningIn next = new State.SigningIn(now, mechanism.get(), exchange);
      if (initial.length() == 0) {
        return new Step(
            next, new Reply.Challenge(exchange.opening().base64()), After.READ_RESPONSE);
      }
      byte[] line = initial.copy();
      try {
        return follow(next, origin, exchange.takeInitial(line), language);
      } finally {
        Arrays.fill(line, (byte) 0);
      }
    }
  }

  Step response(State.SigningIn now, Origin origin, byte[] line, Language language) {
    return follow(now, origin, now.exchange().take(line), language);
  }

  private Step follow(State.SigningIn now, Origin origin, SaslStep step, Language language) {
    return switch (step) {
      case SaslStep.Challenge(var base64) ->
          new Step(now, new Reply.Challenge(base64), After.READ_RESPONSE);
      case SaslStep.Cancelled _ -> Step.stay(now.before(), Reply.no(Phrase.GIVEN_UP.in(language)));
      case SaslStep.Malformed _ ->
          Step.stay(now.before(), Reply.no(Phrase.NO_RESPONSE.in(language)));
      case SaslStep.Claim(var name, var actAs, var secret) -> {
        try (secret) {
          yield decide(
              now.before(), new Attempt(origin, now.mechanism(), name, actAs, secret), language);
        }
      }
    };
  }

  private Step decide(State.Authorization now, Attempt attempt, Language language) {
    return switch (house.gate().decide(attempt)) {
      case Outcome.Granted(var account) -> granted(now, account, language);
      case Outcome.Refused(var reason) -> refused(now, reason, language);
      case Outcome.TryLater(var reason, _) -> Step.stay(forgetful(now), reply(reason, language));
    };
  }

  private Step granted(State.Authorization now, Account account, Language language) {
    return switch (house.maildrops().open(account.id())) {
      case Maildrops.Opening.Opened(var maildrop) ->
          Step.stay(
              new State.Transaction(maildrop),
              Reply.ok(
                  Phrase.SIGNED_IN.in(language)
                      + " ("
                      + maildrop.count()
                      + " "
                      + maildrop.octets()
                      + ")"));
      case Maildrops.Opening.InUse _ -> no(now, Phrase.IN_USE, language);
      case Maildrops.Opening.TooSoon _ -> no(now, Phrase.TOO_SOON, language);
      case Maildrops.Opening.Unreadable _ -> no(now, Phrase.STORE_DOWN, language);
    };
  }

  private Step refused(State.Authorization now, Reason reason, Language language) {
    int failures = now.failures() + 1;
    State next = new State.Authorization("", failures);
    return failures < house.setting().failedSigninsMax()
        ? Step.stay(next, reply(reason, language))
        : Step.close(next, reply(reason, language));
  }

  private static Step no(State.Authorization now, Phrase phrase, Language language) {
    return Step.stay(forgetful(now), Reply.no(phrase.in(language)));
  }

  private static State.Authorization forgetful(State.Authorization now) {
    return new State.Authorization("", now.failures());
  }

  private static Reply reply(Reason reason, Language language) {
    Answer answer = Answers.of(reason);
    Answer.Pop3 words = answer.pop3();
    return Reply.no(
        switch (language) {
          case EN -> words.line();
          case ZH ->
              (words.code().isEmpty() ? "" : "[" + words.code() + "] ")
                  + answer.people().user().chinese();
        });
  }
}
