package org.gatepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gatepost.base.setting.Given;
import org.gatepost.base.setting.InvalidConfig;
import org.gatepost.base.setting.SettingRoom;
import org.junit.jupiter.api.Test;

class NetSettingTest {
  private static final SettingRoom<NetSetting> ROOM = SettingRoom.of("net", NetSetting.DEFAULT);

  @Test
  void whatIsNotGivenIsTheDefault() {
    assertThat(ROOM.read(Map.of())).isEqualTo(NetSetting.DEFAULT);
  }

  @Test
  void everyValueOutOfRangeIsReported() {
    Map<String, Given> given =
        Map.of(
            "net.loops", new Given(257L, "here:1"),
            "net.connections-max", new Given(0L, "here:2"),
            "net.connections-per-address", new Given(0L, "here:3"),
            "net.line-timeout", new Given("999ms", "here:4"),
            "net.write-timeout", new Given("61min", "here:5"),
            "net.drain-timeout", new Given("601s", "here:6"),
            "net.slowest-bytes", new Given("17 MiB", "here:7"),
            "net.slowest-window", new Given("0s", "here:8"));
    assertThatThrownBy(() -> ROOM.read(given))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("here:1: net.loops must be 0 to 256")
        .hasMessageContaining("here:2: net.connections-max must be 1 to 1000000")
        .hasMessageContaining("here:3: net.connections-per-address must be 1 to 1000000")
        .hasMessageContaining("here:4: net.line-timeout must be 1s to 10min")
        .hasMessageContaining("here:5: net.write-timeout must be 1s to 1h")
        .hasMessageContaining("here:6: net.drain-timeout must be 0s to 10min")
        .hasMessageContaining("here:7: net.slowest-bytes must be 0 to 16 MiB")
        .hasMessageContaining("here:8: net.slowest-window must be 1s to 1h");
  }
}
