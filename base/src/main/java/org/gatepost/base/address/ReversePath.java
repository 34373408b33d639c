package org.gatepost.base.address;

/// Where a message comes from and its failure would be reported to (RFC 5321, 4.1.2).
public sealed interface ReversePath {
  /// `<>`: a report, which must never be answered by another.
  record Empty() implements ReversePath {
    @Override
    public String toString() {
      return "<>";
    }
  }

  /// Somebody.
  record Sender(Address address) implements ReversePath {
    @Override
    public String toString() {
      return "<" + address + ">";
    }
  }

  /// Whether it can be named without SMTPUTF8.
  default boolean isAscii() {
    return switch (this) {
      case Empty() -> true;
      case Sender(var address) -> address.isAscii();
    };
  }
}
