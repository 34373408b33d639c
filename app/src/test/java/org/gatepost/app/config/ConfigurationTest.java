package org.gatepost.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatepost.base.setting.InvalidConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path folder;

  @Test
  void nothingGivenMeansTheDefaults() {
    Configuration read = Configuration.load(new Sources(Optional.empty(), Map.of(), List.of()));
    assertThat(read.of(ListenSetting.class)).isEqualTo(ListenSetting.DEFAULT);
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gatepost.toml"),
            "[listen]\nimap='a.test:1'\npop3='b.test:2'\nsmtp='c.test:3'\n");
    Map<String, String> environment =
        Map.of("GATEPOST_LISTEN_POP3", "e.test:20", "GATEPOST_LISTEN_SMTP", "e.test:30");
    Configuration read =
        Configuration.load(
            new Sources(Optional.of(file), environment, List.of("listen.smtp=\"x.test:300\"")));
    assertThat(read.of(ListenSetting.class).imap()).isEqualTo("a.test:1");
    assertThat(read.of(ListenSetting.class).pop3()).isEqualTo("e.test:20");
    assertThat(read.of(ListenSetting.class).smtp()).isEqualTo("x.test:300");
  }

  @Test
  void allProblemsAreReportedAtOnceWithTheirLines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gatepost.toml"),
            """
            hostname = "no host"
            [listen]
            imap = "127.0.0.1:99999"
            lmtp = "0.0.0.0:24"
            [log]
            formt = "json"
            """);
    assertThatThrownBy(
            () ->
                Configuration.load(
                    new Sources(Optional.of(file), Map.of(), List.of("log.level=loud"))))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("gatepost.toml:1: hostname must be a host name")
        .hasMessageContaining("gatepost.toml:3: listen.imap must be")
        .hasMessageContaining("gatepost.toml:4: listen.lmtp must be a loopback address")
        .hasMessageContaining(
            "gatepost.toml:6: log.formt is not a setting; did you mean log.format?")
        .hasMessageContaining("--set: log.level must be one of: error, warn");
  }

  @Test
  void aFileThatIsNotTomlIsRefusedWithItsLine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("gatepost.toml"), "hostname = 'a.test'\n[listen\n");
    assertThatThrownBy(
            () -> Configuration.load(new Sources(Optional.of(file), Map.of(), List.of())))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("gatepost.toml:2");
  }
}
