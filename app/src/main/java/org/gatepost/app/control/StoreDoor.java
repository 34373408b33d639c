package org.gatepost.app.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gatepost.app.config.Configuration;
import org.gatepost.store.Opening;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.MailboxSetting;

/// Opens a data directory, or says to a person why it can't be opened.
public final class StoreDoor {
  private StoreDoor() {}

  /// What came of opening.
  public sealed interface Result permits Open, Closed {}

  /// Whoever gets it closes it.
  public record Open(Store store) implements Result {}

  public record Closed(Answer answer) implements Result {}

  /// Opens it.
  public static Result open(Configuration configuration, Path data) {
    try {
      Opening opening =
          Store.open(
              configuration.of(StoreSetting.class),
              configuration.of(MailboxSetting.class),
              data,
              new RealDisk(),
              InstantSource.system());
      return switch (opening) {
        case Opening.Opened(var store) -> new Open(store);
        case Opening.InUse _ ->
            closed(
                Answer.IN_USE,
                "Another process has the data directory %s open.".formatted(data),
                "另一个进程正在使用数据目录 %s。".formatted(data));
        case Opening.KeyExposed(var file) ->
            closed(
                "key-exposed",
                "Others may read the master key %s. Make it yours alone: chmod 600 %1$s"
                    .formatted(file),
                "主密钥 %s 可被他人读取。请收紧权限：chmod 600 %1$s".formatted(file));
        case Opening.KeyMissing(var file) ->
            closed(
                "key-missing",
                "There is mail, but no master key %s to read it with. Put the key there."
                    .formatted(file),
                "有邮件，但缺少用来读取它们的主密钥 %s。请把密钥文件放回原处。".formatted(file));
        case Opening.KeyWrong(var file) ->
            closed(
                "key-wrong",
                "The master key %s is damaged, or belongs to other data.".formatted(file),
                "主密钥 %s 已损坏，或不属于这份数据。".formatted(file));
        case Opening.Newer(var version, var known) ->
            closed(
                "newer-data",
                "A newer Gatepost has used this data (version %d, this one knows %d)."
                    .formatted(version, known),
                "这份数据已被更新版本的 Gatepost 使用过（版本 %d，本程序只识别到 %d）。".formatted(version, known));
      };
    } catch (IOException e) {
      return new Closed(
          new Answer.Failed(
              "The data directory %s can't be opened: %s".formatted(data, e.getMessage()),
              "无法打开数据目录 %s：%s".formatted(data, e.getMessage())));
    }
  }

  private static Result closed(String code, String english, String chinese) {
    return new Closed(new Answer.Refused(code, english, chinese));
  }
}
