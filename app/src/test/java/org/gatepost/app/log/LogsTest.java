package org.gatepost.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gatepost.app.config.LogSetting;
import org.gatepost.base.text.Secret;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {
  private final ByteArrayOutputStream target = new ByteArrayOutputStream();

  @Test
  void anEventIsOneLineOfText() {
    Logger log = logger(LogSetting.Format.TEXT);
    log.atInfo()
        .addKeyValue("session", "k3")
        .addKeyValue("name", "a\r\n2026 INFO forged=\"1\"")
        .log("imap.login.granted");
    assertThat(text().lines()).hasSize(1);
    assertThat(text())
        .contains(" INFO imap.login.granted session=k3 name=\"a\\r\\n2026 INFO forged=\\\"1\\\"\"");
  }

  @Test
  void anEventIsOneLineOfJson() throws IOException {
    Logger log = logger(LogSetting.Format.JSON);
    log.atWarn()
        .addKeyValue("bytes", 12)
        .addKeyValue("text", "中\u0000\"\\\u2028")
        .setCause(new IOException("gone"))
        .log("x.y");
    assertThat(text().lines()).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(text());
    assertThat(line.path("event").asText()).isEqualTo("x.y");
    assertThat(line.path("bytes").asInt()).isEqualTo(12);
    assertThat(line.path("text").asText()).isEqualTo("中\u0000\"\\\u2028");
    assertThat(line.path("trace").asText()).startsWith("java.io.IOException: gone");
  }

  @Test
  void aSecretIsNotWritten() {
    Logger log = logger(LogSetting.Format.TEXT);
    log.atInfo().addKeyValue("secret", Secret.of("hunter2hunter2")).log("x");
    assertThat(text()).contains("secret=(secret)").doesNotContain("hunter2");
  }

  @Test
  void startingAnewLeavesTheStreamOpen() {
    AtomicBoolean closed = new AtomicBoolean();
    OutputStream lent =
        new FilterOutputStream(target) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    LogSetting setting = new LogSetting(LogSetting.Format.TEXT, LogSetting.Level.INFO);
    Logs.start(setting, lent);
    Logs.start(setting, lent);
    LoggerFactory.getLogger("org.gatepost.test").atInfo().log("x.y");
    assertThat(closed).isFalse();
    assertThat(text()).contains("x.y");
  }

  private Logger logger(LogSetting.Format format) {
    Logs.start(new LogSetting(format, LogSetting.Level.INFO), target);
    return LoggerFactory.getLogger("org.gatepost.test");
  }

  private String text() {
    return target.toString(StandardCharsets.UTF_8);
  }
}
