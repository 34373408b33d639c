package org.gatepost.gate.sasl;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.gatepost.gate.Mechanism;

final class ExchangeFuzz {
  @FuzzTest(maxDuration = "10s")
  void noLineBreaksAnExchange(FuzzedDataProvider fuzz) {
    Mechanism mechanism = fuzz.consumeBoolean() ? Mechanism.PLAIN : Mechanism.LOGIN;
    Exchange exchange = Exchange.begin(mechanism);
    var _ = exchange.takeInitial(fuzz.consumeBytes(300));
    var _ = exchange.take(fuzz.consumeBytes(300));
    var _ = exchange.take(fuzz.consumeRemainingAsBytes());
  }
}
