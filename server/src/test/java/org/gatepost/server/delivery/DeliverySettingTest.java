package org.gatepost.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gatepost.base.address.Domain;
import org.gatepost.base.setting.InvalidConfig;
import org.gatepost.base.setting.SettingRoom;
import org.junit.jupiter.api.Test;

final class DeliverySettingTest {
  @Test
  void everySettingIsDescribedInBothLanguages() {
    assertThat(SettingRoom.of("delivery", DeliverySetting.DEFAULT).settings())
        .allSatisfy(
            setting -> {
              assertThat(setting.english()).endsWith(".");
              assertThat(setting.chinese()).endsWith("。");
            });
  }

  @Test
  void aDomainMayHaveASmallerLimitByNumberOrByProfile() {
    SizeLimits limits =
        new SizeLimits(
            new DeliverySetting(
                "",
                50_000_000,
                List.of(
                    "a.example = 64 KiB",
                    "b.example=finance",
                    "c.example = Healthcare",
                    "d.example=education",
                    "e.example = 900 MB"),
                false,
                10,
                10));
    assertThat(limits.of(new Domain("a.example"))).isEqualTo(65_536);
    assertThat(limits.of(new Domain("b.example"))).isEqualTo(5_000_000);
    assertThat(limits.of(new Domain("c.example"))).isEqualTo(10_000_000);
    assertThat(limits.of(new Domain("d.example"))).isEqualTo(25_000_000);
    assertThat(limits.of(new Domain("e.example"))).isEqualTo(50_000_000);
    assertThat(limits.of(new Domain("f.example"))).isEqualTo(50_000_000);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(() -> new DeliverySetting("bob", 65_535, List.of("a = lots"), false, 0, 9))
        .isInstanceOfSatisfying(
            InvalidConfig.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting("key")
                    .containsExactly(
                        "delivery.administrator",
                        "delivery.message-bytes-max",
                        "delivery.expansion-max",
                        "delivery.hops-max",
                        "delivery.domain-limits"));
  }
}
