package org.gatepost.app.config;

import org.gatepost.base.setting.Doc;

/// `[log]`: one event, one line, on standard error.
public record LogSetting(
    @Doc(
            value = "How a line looks: text for people, json for machines.",
            zh = "日志行的格式：text 供人阅读，json 供程序处理。")
        Format format,
    @Doc(
            value = "The least level that is written: error, warn, info, debug or trace.",
            zh = "写出的最低级别：error、warn、info、debug 或 trace。")
        Level level) {

  /// Text, from INFO up.
  public static final LogSetting DEFAULT = new LogSetting(Format.TEXT, Level.INFO);

  /// How a line looks.
  public enum Format {
    TEXT,
    JSON
  }

  /// The least level.
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }
}
