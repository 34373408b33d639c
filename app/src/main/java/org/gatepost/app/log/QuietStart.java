package org.gatepost.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.gatepost.app.config.LogSetting;

/// How logging begins, before a server sets it up: only warnings, on standard error, so that
/// nothing stands in the way of what a command prints. Logback finds it as a service.
public final class QuietStart extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Logs.attach(context, new LogSetting(LogSetting.Format.TEXT, LogSetting.Level.WARN), System.err);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
