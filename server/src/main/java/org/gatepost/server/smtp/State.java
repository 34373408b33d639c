package org.gatepost.server.smtp;

import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.server.delivery.Destination;
import org.gatepost.server.smtp.grammar.Command;

/// Where a conversation stands. A state is replaced, never changed.
sealed interface State {
  /// The client has not said who it is.
  record Greeted() implements State {}

  /// Between messages.
  record Ready(Hello hello) implements State {}

  /// In a SASL exchange.
  record InExchange(Ready before, SigningIn.Talk talk) implements State {}

  /// A message is being announced.
  ///
  /// @param refused recipients that were not accepted
  /// @param octetsMax the least that any of its recipients may be sent
  record Transaction(
      Hello hello, Command.Mail mail, List<Taken> recipients, int refused, long octetsMax)
      implements State {
    public Transaction {
      recipients = List.copyOf(recipients);
    }

    Transaction withOneRefused() {
      return new Transaction(hello, mail, recipients, refused + 1, octetsMax);
    }
  }

  /// A part of the message has been read (RFC 3030).
  record Chunking(Transaction transaction) implements State {}

  /// What the client calls itself.
  ///
  /// @param extended whether it came with EHLO or LHLO, not HELO
  record Hello(String client, boolean extended) {}

  /// A recipient that was accepted, and whose mailboxes it stands for.
  record Taken(Address address, List<Destination> destinations) {
    public Taken {
      destinations = List.copyOf(destinations);
    }
  }
}
