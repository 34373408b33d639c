package org.gatepost.gate;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How often each protocol heard each reason since the start.
public final class Tally {
  private final Map<Protocol, Map<Reason, LongAdder>> counts = new EnumMap<>(Protocol.class);

  Tally() {
    for (Protocol protocol : Protocol.values()) {
      Map<Reason, LongAdder> row = new EnumMap<>(Reason.class);
      for (Reason reason : Reason.values()) {
        row.put(reason, new LongAdder());
      }
      counts.put(protocol, row);
    }
  }

  /// Decisions of this kind so far.
  public long count(Protocol protocol, Reason reason) {
    return cell(protocol, reason).sum();
  }

  void add(Decision decision) {
    cell(decision.origin().protocol(), decision.outcome().reason()).increment();
  }

  private LongAdder cell(Protocol protocol, Reason reason) {
    return counts.getOrDefault(protocol, Map.of()).getOrDefault(reason, new LongAdder());
  }
}
