package org.gatepost.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/// `{"time":"...","level":"INFO","event":"imap.login.granted","session":"k3","account":7}`
final class JsonLines extends LayoutBase<ILoggingEvent> {
  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(200);
    line.append("{\"time\":\"").append(Instant.ofEpochMilli(event.getTimeStamp()));
    line.append("\",\"level\":\"").append(event.getLevel()).append("\",\"event\":");
    Escaping.quoted(line, event.getFormattedMessage());
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        line.append(',');
        Escaping.quoted(line, pair.key);
        line.append(':');
        value(line, pair.value);
      }
    }
    if (event.getThrowableProxy() != null) {
      line.append(",\"trace\":");
      Escaping.quoted(line, ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.append("}\n").toString();
  }

  private static void value(StringBuilder line, Object value) {
    if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
      line.append(value);
    } else {
      Escaping.quoted(line, String.valueOf(value));
    }
  }
}
