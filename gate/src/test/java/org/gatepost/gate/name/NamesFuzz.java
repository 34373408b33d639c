package org.gatepost.gate.name;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.gatepost.base.address.Domain;
import org.junit.jupiter.api.Assertions;

final class NamesFuzz {
  private final Names names = new Names(NameSetting.DEFAULT);

  @FuzzTest(maxDuration = "20s")
  void noTextBreaksTheRules(FuzzedDataProvider fuzz) {
    String text = fuzz.consumeRemainingAsString();

    if (names.check(text) instanceof NameVerdict.Bad(var fault)) {
      Assertions.assertTrue(fault.position() >= 0);
      Assertions.assertTrue(
          fault.suggestion().isEmpty()
              || names.check(fault.suggestion()) instanceof NameVerdict.Good);
    }
    names.checkDomain(text);
    if (names.read(text, Optional.of(new Domain("example.com")))
        instanceof Reading.Name(var name, _)) {
      Assertions.assertEquals(
          name, ((Reading.Name) names.read(name.toString(), Optional.empty())).name());
    }
  }
}
