package org.gatepost.server.smtp;

import java.util.List;
import org.gatepost.server.delivery.DeliveryOutcome;

/// What came of reading a message, or a chunk of one.
sealed interface Ending {
  /// It was read whole and handed to delivery.
  ///
  /// @param outcomes one for the whole message, or in LMTP one for each recipient
  record Delivered(List<DeliveryOutcome> outcomes) implements Ending {
    public Delivered {
      outcomes = List.copyOf(outcomes);
    }
  }

  /// A chunk was read, and another will follow.
  record ChunkTaken() implements Ending {}

  /// The message was larger than it may be. It was read to its end and dropped.
  record TooLarge() implements Ending {}

  /// The message was larger than it may be, and has not ended as long again.
  record Endless() implements Ending {}

  /// The message held a CR or LF alone. It was read to its end and dropped.
  record BareLineEnd() implements Ending {}

  /// The message could not be kept. It was read to its end and dropped.
  record Failed() implements Ending {}
}
