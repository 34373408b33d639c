package org.gatepost.base.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingRoomTest {
  enum Manner {
    KIND_ONE,
    KIND_TWO
  }

  record Sample(
      @Doc(value = "A name.", zh = "名称。") String name,
      @Doc(value = "A count.", zh = "数量。") int count,
      @Doc(value = "A size.", zh = "大小。") long messageBytesMax,
      @Doc(value = "A time.", zh = "时间。") Duration idleTimeout,
      @Doc(value = "A choice.", zh = "选择。") Manner manner,
      @Doc(value = "A list.", zh = "列表。") List<String> hosts) {
    Sample {
      Problems.in("sample").unless(count > 0, "count", "must be at least 1").throwIfAny();
    }
  }

  private static final SettingRoom<Sample> ROOM =
      SettingRoom.of(
          "sample",
          new Sample("x", 1, 50_000_000, Duration.ofMinutes(5), Manner.KIND_ONE, List.of()));

  @Test
  void valuesAreReadInTheirUnits() {
    Sample read =
        ROOM.read(
            Map.of(
                "sample.count", new Given(7L, ""),
                "sample.message-bytes-max", new Given("64 KiB", ""),
                "sample.idle-timeout", new Given("90d", ""),
                "sample.manner", new Given("kind-two", ""),
                "sample.hosts", new Given("a, b", "")));
    assertThat(read)
        .isEqualTo(
            new Sample("x", 7, 65_536, Duration.ofDays(90), Manner.KIND_TWO, List.of("a", "b")));
  }

  @Test
  void whatIsPrintedIsReadBackTheSame() {
    Sample one = new Sample("q\"", 3, 1, Duration.ofMillis(250), Manner.KIND_TWO, List.of("h"));
    assertThat(ROOM.print(one).orElseThrow())
        .containsEntry("sample.idle-timeout", "\"250ms\"")
        .containsEntry("sample.manner", "\"kind-two\"")
        .containsEntry("sample.hosts", "[\"h\"]");
  }

  @Test
  void aBadValueNamesItsPlace() {
    assertThatThrownBy(() -> ROOM.read(Map.of("sample.count", new Given("many", "f.toml:3"))))
        .hasMessage("f.toml:3: sample.count must be a whole number");
    assertThatThrownBy(() -> ROOM.read(Map.of("sample.count", new Given(0L, "f.toml:4"))))
        .hasMessage("f.toml:4: sample.count must be at least 1");
    assertThatThrownBy(
            () -> ROOM.read(Map.of("sample.count", new Given(9_999_999_999L, "f.toml:5"))))
        .hasMessage("f.toml:5: sample.count is too large");
    assertThatThrownBy(() -> ROOM.read(Map.of("sample.idle-timeout", new Given("5", "--set"))))
        .hasMessageStartingWith("--set: sample.idle-timeout must be a duration");
  }
}
