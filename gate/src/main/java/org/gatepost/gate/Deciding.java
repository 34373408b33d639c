package org.gatepost.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Printable;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Decision.Check;
import org.gatepost.gate.Decision.Claim;
import org.gatepost.gate.name.Reading;
import org.gatepost.gate.secret.Verification;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.Credential;

/// One attempt on its way to an outcome. Used by the thread that asked, once.
///
/// Until the secret is proven the steps are the same whoever the account is: it is looked up, and
/// the secret is compared with its hashes or with nobody's.
final class Deciding {
  private static final int IPV6_OCTETS = 16;
  private static final int IPV6_NETWORK_OCTETS = 8; // a /64 is one household

  private final Gate gate;
  private final Attempt attempt;
  private final List<Check> checks = new ArrayList<>();
  private Claim claim;

  Deciding(Gate gate, Attempt attempt) {
    this.gate = gate;
    this.attempt = attempt;
    this.claim = new Claim(Printable.of(attempt.claimedName()), "", Set.of());
  }

  Decision decision(Decision.Moment moment, Outcome outcome) {
    return new Decision(moment, attempt.origin(), attempt.mechanism(), claim, checks, outcome);
  }

  Outcome outcome() throws IOException {
    checks.add(Check.CHANNEL);
    Optional<Outcome.Refused> refusal =
        gate.refusesToBegin(attempt.origin().channel(), attempt.mechanism());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    checks.add(Check.NAME);
    return switch (read(attempt.claimedName())) {
      case Reading.Unreadable _ -> new Outcome.Refused(Reason.UNREADABLE_NAME);
      case Reading.Name(var name, var changes) -> {
        claim = new Claim(claim.typed(), name.toString(), changes);
        yield named(name);
      }
    };
  }

  private Outcome named(Address name) throws IOException {
    checks.add(Check.SECRET_FORM);
    Secret secret = attempt.secret();
    if (secret.length() == 0) {
      return new Outcome.Refused(Reason.EMPTY_SECRET);
    }
    if (gate.rooms().passwords().isTooLong(secret)) {
      return new Outcome.Refused(Reason.SECRET_TOO_LONG);
    }
    checks.add(Check.ACCOUNT);
    Optional<Account> account = gate.rooms().accounts().find(name);
    List<Credential> credentials =
        account.isPresent() ? gate.rooms().accounts().credentials(account.get().id()) : List.of();
    if (account.isPresent() && gate.remembered().knows(account.get().id(), secret, credentials)) {
      checks.add(Check.REMEMBERED);
      return proven(account.get());
    }
    return hashed(name, account, credentials);
  }

  private Outcome hashed(Address name, Optional<Account> account, List<Credential> credentials)
      throws IOException {
    checks.add(Check.HASH);
    Secret secret = attempt.secret();
    List<String> encoded = credentials.stream().map(Credential::encoded).toList();
    return switch (gate.rooms().passwords().verify(secret, encoded, source())) {
      case Verification.Match(int index) -> {
        gate.remembered().note(account.orElseThrow().id(), secret, credentials.get(index));
        yield proven(account.get());
      }
      case Verification.Mismatch _ ->
          new Outcome.Refused(whyNot(name, account, !encoded.isEmpty()));
      case Verification.Busy _ -> gate.later(Reason.BUSY);
    };
  }

  // For the log alone: outside all of these read the same.
  private Reason whyNot(Address name, Optional<Account> account, boolean hasPassword)
      throws IOException {
    if (account.isPresent()) {
      return hasPassword ? Reason.WRONG_SECRET : Reason.NO_PASSWORD;
    }
    return gate.rooms().accounts().domain(name.domain()).isPresent()
        ? Reason.UNKNOWN_ACCOUNT
        : Reason.UNKNOWN_DOMAIN;
  }

  private Outcome proven(Account account) throws IOException {
    checks.add(Check.STATE);
    return switch (account.state()) {
      case DISABLED -> new Outcome.Refused(Reason.DISABLED);
      case ACTIVE -> {
        checks.add(Check.ACT_AS);
        yield actsForItself(account)
            ? new Outcome.Granted(account)
            : new Outcome.Refused(Reason.ACT_AS_REFUSED);
      }
    };
  }

  private boolean actsForItself(Account account) throws IOException {
    return attempt.actAs().isEmpty()
        || read(attempt.actAs()) instanceof Reading.Name(var name, _)
            && name.equals(account.name());
  }

  private Reading read(String text) throws IOException {
    Optional<Domain> implied =
        text.contains("@") ? Optional.empty() : gate.implied(attempt.origin().channel());
    return gate.rooms().names().read(text, implied);
  }

  // Who takes turns with others for a hash.
  private Object source() {
    byte[] octets =
        attempt.origin().peer().isUnresolved()
            ? new byte[0]
            : attempt.origin().peer().getAddress().getAddress();
    int length = octets.length == IPV6_OCTETS ? IPV6_NETWORK_OCTETS : octets.length;
    return ByteBuffer.wrap(octets, 0, length);
  }
}
