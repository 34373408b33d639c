package org.gatepost.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatepost.base.setting.InvalidConfig;
import org.junit.jupiter.api.Test;

class StoreSettingTest {
  @Test
  void everyNumberOneBelowItsRangeIsNamed() {
    assertThatThrownBy(() -> new StoreSetting((1 << 20) - 1, (64 << 10) - 1, 0, 15, 99))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContainingAll(
            "segment-bytes",
            "draft-memory-bytes",
            "readers",
            "changes-waiting-max",
            "accounts-remembered");
  }

  @Test
  void everyNumberOneAboveItsRangeIsNamed() {
    assertThatThrownBy(
            () -> new StoreSetting((1 << 30) + 1, (16 << 20) + 1, 65, 65_537, 10_000_001))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContainingAll(
            "segment-bytes",
            "draft-memory-bytes",
            "readers",
            "changes-waiting-max",
            "accounts-remembered");
  }
}
