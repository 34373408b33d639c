package org.gatepost.app;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.app.control.Administration;
import org.gatepost.app.control.Answer;
import org.gatepost.app.control.Verb;
import org.gatepost.store.Store;

/// The account that a first start makes, so that there is something to try.
///
/// @param password generated; shown once and kept nowhere
public record FirstAccount(String name, String password) {
  private static final String DOMAIN = "gatepost.test"; // reserved for this (RFC 6761, 6.2)
  private static final String NAME = "owner@" + DOMAIN;

  /// Makes it where the store has no domain yet.
  static Optional<FirstAccount> make(Store store, Administration administration)
      throws IOException {
    if (!store.accounts().domains().isEmpty()) {
      return Optional.empty();
    }
    orThrow(administration.carryOut(new Verb.AddDomain(DOMAIN)));
    Answer.Done added =
        orThrow(
            administration.carryOut(new Verb.AddAccount(NAME, Optional.empty(), Optional.empty())));
    return Optional.of(new FirstAccount(NAME, added.result().path("generated_password").asText()));
  }

  private static Answer.Done orThrow(Answer answer) throws IOException {
    return switch (answer) {
      case Answer.Done done -> done;
      case Answer.Refused(_, var english, _) -> throw new IOException(english);
      case Answer.Failed(var english, _) -> throw new IOException(english);
    };
  }

  @Override
  public String toString() {
    return "FirstAccount[" + name + "]";
  }
}
