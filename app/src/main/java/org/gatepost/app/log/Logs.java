package org.gatepost.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.gatepost.app.config.LogSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets logging up, once, before anything else of the server starts.
public final class Logs {
  private Logs() {}

  /// Sends the log there, in this form.
  public static void start(LogSetting setting, OutputStream target) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    attach(context, setting, target);
  }

  /// Adds the one appender there is.
  static void attach(LoggerContext context, LogSetting setting, OutputStream target) {
    Layout<ILoggingEvent> layout =
        switch (setting.format()) {
          case TEXT -> new TextLines();
          case JSON -> new JsonLines();
        };
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(new LentStream(target));
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(setting.level().name()));
    root.addAppender(appender);
    // Netty's own wire logging would show what peers send, passwords among it.
    context.getLogger("io.netty").setLevel(Level.WARN);
  }
}
