package org.gatepost.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Everything that is logged while it is open, at the finest level.
final class LogWatch implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger house = (Logger) LoggerFactory.getLogger("org.gatepost");
  private final ListAppender<ILoggingEvent> seen = new ListAppender<>();
  private final Level before = root.getLevel();

  private LogWatch() {
    seen.start();
    root.addAppender(seen);
    house.setLevel(Level.TRACE);
  }

  static LogWatch begin() {
    return new LogWatch();
  }

  /// Fails where one of these was logged.
  void sawNone(List<String> secrets) {
    for (ILoggingEvent event : List.copyOf(seen.list)) {
      String line = event.getFormattedMessage() + " " + event.getKeyValuePairs();
      assertThat(line).doesNotContain(secrets);
    }
  }

  @Override
  public void close() {
    root.detachAppender(seen);
    house.setLevel(before);
  }
}
