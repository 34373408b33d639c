package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gatepost.base.setting.Given;
import org.gatepost.base.setting.InvalidConfig;
import org.gatepost.base.setting.SettingRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImapSettingTest {
  private static final SettingRoom<ImapSetting> ROOM = SettingRoom.of("imap", ImapSetting.DEFAULT);

  @Test
  void theDefaultKeepsTheRfc() {
    assertThat(ImapSetting.DEFAULT.closesEarly()).isFalse();
    assertThat(ROOM.settings()).allMatch(s -> !s.english().isEmpty() && !s.chinese().isEmpty());
  }

  @Test
  void anEarlyEndIsAcceptedAndKnownForIt() {
    assertThat(given("imap.idle-timeout", "300s").closesEarly()).isTrue();
    assertThat(given("imap.idle-timeout", "30min").closesEarly()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "idle-timeout, 59s",
    "idle-timeout, 25h",
    "idle-warning, 0s",
    "idle-command-timeout, 59s",
    "signin-timeout, 9s",
    "connections-per-account, 0",
    "connections-per-account, 100001",
    "bad-commands-max, 0",
    "failed-signins-max, 0",
    "failed-signins-max, 101",
    "line-bytes-max, 8191",
    "literal-bytes-max, 4095",
    "append-bytes-max, 65535",
    "append-bytes-max, 2000000001",
  })
  void oneOverALimitIsRefused(String key, String value) {
    assertThatThrownBy(() -> given("imap." + key, value))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining(key);
  }

  private static ImapSetting given(String key, String value) {
    return ROOM.read(Map.of(key, new Given(value, "--set")));
  }
}
