package org.gatepost.server.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gatepost.base.setting.Given;
import org.gatepost.base.setting.InvalidConfig;
import org.gatepost.base.setting.SettingRoom;
import org.junit.jupiter.api.Test;

class Pop3SettingTest {
  private static final SettingRoom<Pop3Setting> ROOM = SettingRoom.of("pop3", Pop3Setting.DEFAULT);

  @Test
  void whatIsNotGivenIsTheDefault() {
    assertThat(ROOM.read(Map.of())).isEqualTo(Pop3Setting.DEFAULT);
  }

  @Test
  void everyValueOutOfRangeIsReported() {
    Map<String, Given> given =
        Map.of(
            "pop3.idle-timeout", new Given("9s", "here:1"),
            "pop3.session-timeout", new Given("25h", "here:2"),
            "pop3.failed-signins-max", new Given(101L, "here:3"),
            "pop3.login-delay", new Given("61min", "here:4"));
    assertThatThrownBy(() -> ROOM.read(given))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("here:1: pop3.idle-timeout must be 10s to 1h")
        .hasMessageContaining("here:2: pop3.session-timeout must be 1min to 24h")
        .hasMessageContaining("here:3: pop3.failed-signins-max must be 1 to 100")
        .hasMessageContaining("here:4: pop3.login-delay must be 0s to 1h");
  }
}
