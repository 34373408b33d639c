package org.gatepost.server.smtp;

import java.util.List;
import org.gatepost.server.delivery.Arrival;
import org.gatepost.server.delivery.Destination;

/// A message that was announced whole, and is now to be read.
///
/// @param to whom it goes to; a reply is due for each entry
/// @param octetsMax how large it may be
record Expected(Arrival arrival, List<List<Destination>> to, long octetsMax) {
  Expected {
    to = List.copyOf(to);
  }
}
