package org.gatepost.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatepost.gate.name.Reading;

/// One decision with all that led to it, for the log, the trace and whoever explains it later.
///
/// @param checks what was looked at, in order; the last one decided
public record Decision(
    Moment moment,
    Origin origin,
    Mechanism mechanism,
    Claim claim,
    List<Check> checks,
    Outcome outcome) {
  public Decision {
    checks = List.copyOf(checks);
  }

  /// When, and how long it took.
  public record Moment(Instant at, Duration took) {}

  /// Who it was said to be.
  ///
  /// @param typed made printable
  /// @param name the canonical name that it was read as, empty where it could not be read
  /// @param changes what was put right in reading it
  public record Claim(String typed, String name, Set<Reading.Change> changes) {
    public Claim {
      changes = Set.copyOf(changes);
    }

    String changeWords() {
      return changes.stream().map(Reading.Change::word).sorted().collect(Collectors.joining(","));
    }
  }

  /// Something that was looked at on the way.
  public enum Check {
    NAME,
    CHANNEL,
    SECRET_FORM,
    ACCOUNT,
    /// The secret was found among the remembered ones, and not hashed.
    REMEMBERED,
    /// The secret was hashed and compared.
    HASH,
    STATE,
    ACT_AS
  }

  /// The sentence for the help desk.
  public String explain(Locale locale) {
    return Answers.of(outcome.reason()).people().helpDesk().in(locale);
  }
}
