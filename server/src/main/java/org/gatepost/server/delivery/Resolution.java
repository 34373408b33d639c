package org.gatepost.server.delivery;

import java.util.List;

/// For whom a recipient's mail is.
public sealed interface Resolution {
  /// For these mailboxes, each once.
  ///
  /// @param octetsMax how large a message for this recipient may be
  record Local(List<Destination> destinations, long octetsMax) implements Resolution {
    public Local {
      destinations = List.copyOf(destinations);
    }
  }

  /// The domain is not one of ours.
  record NotOurs() implements Resolution {}

  /// The domain is ours, and there is nobody of that name.
  record Unknown() implements Resolution {}

  /// Nobody behind it may receive mail.
  record Disabled() implements Resolution {}

  /// Somebody behind it has no room for a message of the announced size.
  record OverQuota() implements Resolution {}

  /// The announced size is more than its domain takes.
  record TooLarge() implements Resolution {}

  /// An alias that leads to nothing but itself.
  record Loop() implements Resolution {}

  /// An alias or group that leads to more addresses than may be, or out of this house.
  record Misdirected() implements Resolution {}

  /// The accounts can't be read now.
  record TryLater() implements Resolution {}
}
