package org.gatepost.server.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Answers;
import org.gatepost.gate.Attempt;
import org.gatepost.gate.Gate;
import org.gatepost.gate.Mechanism;
import org.gatepost.gate.Origin;
import org.gatepost.gate.Outcome;
import org.gatepost.gate.sasl.Exchange;
import org.gatepost.gate.sasl.SaslStep;
import org.gatepost.store.account.Account;

/// Carries out AUTH (RFC 4954).
final class SigningIn {
  private final Gate gate;

  SigningIn(Gate gate) {
    this.gate = gate;
  }

  /// What follows from a line of the client's.
  sealed interface Result {
    /// Send this and read another line.
    record Asked(Talk talk, Reply challenge) implements Result {}

    /// Come in.
    record Granted(Account account, Reply reply) implements Result {}

    /// Not this time.
    ///
    /// @param counts whether a password was judged
    record Refused(Reply reply, boolean counts) implements Result {}
  }

  /// An exchange that is under way.
  record Talk(Mechanism mechanism, Exchange exchange) {}

  /// The mechanisms to announce.
  List<Mechanism> announced(Origin origin) {
    return gate.mechanisms(origin.channel()).stream()
        .filter(mechanism -> !mechanism.saslName().isEmpty())
        .toList();
  }

  /// AUTH without an initial response.
  Result begin(Origin origin, String name) {
    return switch (admit(origin, name)) {
      case Admission.Refused(var reply) -> new Result.Refused(reply, false);
      case Admission.Admitted(var talk) ->
          new Result.Asked(talk, challenge(talk.exchange().opening()));
    };
  }

  /// AUTH with an initial response.
  Result beginAtOnce(Origin origin, String name, Secret response) {
    return switch (admit(origin, name)) {
      case Admission.Refused(var reply) -> new Result.Refused(reply, false);
      case Admission.Admitted(var talk) -> {
        byte[] octets = response.copy();
        try {
          yield follow(origin, talk, talk.exchange().takeInitial(octets));
        } finally {
          Arrays.fill(octets, (byte) 0);
        }
      }
    };
  }

  /// A line of the exchange.
  Result take(Origin origin, Talk talk, byte[] line) {
    return follow(origin, talk, talk.exchange().take(line));
  }

  private sealed interface Admission {
    record Admitted(Talk talk) implements Admission {}

    record Refused(Reply reply) implements Admission {}
  }

  private Admission admit(Origin origin, String name) {
    Optional<Mechanism> mechanism = Mechanism.named(name);
    if (mechanism.isEmpty()) {
      return new Admission.Refused(Replies.MECHANISM_UNKNOWN);
    }
    Optional<Outcome.Refused> refused = gate.refusesToBegin(origin.channel(), mechanism.get());
    if (refused.isPresent()) {
      return new Admission.Refused(Replies.to(Answers.of(refused.get().reason()).smtp()));
    }
    return new Admission.Admitted(new Talk(mechanism.get(), Exchange.begin(mechanism.get())));
  }

  private Result follow(Origin origin, Talk talk, SaslStep step) {
    return switch (step) {
      case SaslStep.Challenge challenge -> new Result.Asked(talk, challenge(challenge));
      case SaslStep.Claim claim -> decide(origin, talk.mechanism(), claim);
      case SaslStep.Cancelled _ -> new Result.Refused(Replies.SIGN_IN_CANCELLED, false);
      case SaslStep.Malformed _ -> new Result.Refused(Replies.SIGN_IN_MALFORMED, false);
    };
  }

  private Result decide(Origin origin, Mechanism mechanism, SaslStep.Claim claim) {
    try (Secret secret = claim.secret()) {
      Outcome outcome =
          gate.decide(new Attempt(origin, mechanism, claim.claimedName(), claim.actAs(), secret));
      Reply reply = Replies.to(Answers.of(outcome.reason()).smtp());
      return switch (outcome) {
        case Outcome.Granted(var account) -> new Result.Granted(account, reply);
        case Outcome.Refused _ -> new Result.Refused(reply, true);
        case Outcome.TryLater _ -> new Result.Refused(reply, false);
      };
    }
  }

  private static Reply challenge(SaslStep.Challenge challenge) {
    return Reply.plain(334, challenge.base64());
  }
}
