package org.gatepost.gate;

import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// One decision, one line.
final class DecisionLog {
  private static final String GRANTED = "gate.signin.granted";
  private static final String REFUSED = "gate.signin.refused";
  private static final String LATER = "gate.signin.later";

  /// What stands for a name that may be none.
  private static final String NO_NAME = "(not an address)";

  /// How [org.gatepost.base.text.Printable] writes it.
  private static final String FULL_WIDTH_AT = "\\uff20";

  private DecisionLog() {}

  static void write(Logger log, Decision decision) {
    Level level = decision.outcome() instanceof Outcome.TryLater ? Level.WARN : Level.INFO;
    LoggingEventBuilder line =
        log.atLevel(level)
            .addKeyValue("session", decision.origin().session())
            .addKeyValue("protocol", decision.origin().protocol().word())
            .addKeyValue("peer", decision.origin().peerText())
            .addKeyValue("mechanism", decision.mechanism().word())
            .addKeyValue("claimed", isShowable(decision) ? decision.claim().typed() : NO_NAME)
            .addKeyValue("reason", decision.outcome().reason().code())
            .addKeyValue("took", decision.moment().took().toMillis());
    if (!decision.claim().name().isEmpty() && isShowable(decision)) {
      line = line.addKeyValue("name", decision.claim().name());
    }
    if (!decision.claim().changes().isEmpty()) {
      line = line.addKeyValue("changed", decision.claim().changeWords());
    }
    if (!decision.origin().client().isEmpty()) {
      line = line.addKeyValue("client", decision.origin().client());
    }
    line.log(
        switch (decision.outcome()) {
          case Outcome.Granted _ -> GRANTED;
          case Outcome.Refused _ -> REFUSED;
          case Outcome.TryLater _ -> LATER;
        });
  }

  /// Whether what was typed may be shown: it has the form of an address, or is the name of an
  /// account. Anything else may be a password that was typed into the wrong field.
  private static boolean isShowable(Decision decision) {
    String typed = decision.claim().typed();
    return typed.contains("@")
        || typed.contains(FULL_WIDTH_AT)
        || switch (decision.outcome().reason()) {
          case GRANTED, DISABLED, ACT_AS_REFUSED, WRONG_SECRET, NO_PASSWORD -> true;
          default -> false;
        };
  }
}
