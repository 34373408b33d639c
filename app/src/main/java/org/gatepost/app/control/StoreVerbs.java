package org.gatepost.app.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.gatepost.store.Store;
import org.gatepost.store.backup.BackupOutcome;
import org.gatepost.store.backup.Restore;
import org.gatepost.store.backup.RestoreOutcome;
import org.gatepost.store.verify.Finding;
import org.gatepost.store.verify.Verification;

/// `store verify` and `backup`.
final class StoreVerbs {
  private final Store store;

  StoreVerbs(Store store) {
    this.store = store;
  }

  Answer verify() throws IOException {
    Verification found = store.verify();
    ObjectNode result =
        Administration.object()
            .put("sound", found.clean())
            .put("accounts", found.accounts())
            .put("mailboxes", found.mailboxes())
            .put("messages", found.messages())
            .put("records", found.records())
            .put("bytes", found.liveOctets())
            .put("dead_bytes", found.deadOctets())
            .put("findings_in_all", found.findingsInAll());
    ArrayNode findings = result.putArray("findings");
    for (Finding finding : found.findings()) {
      findings
          .addObject()
          .put("kind", finding.getClass().getSimpleName())
          .put("place", finding.place())
          .put("en", finding.place() + ": " + finding.english())
          .put("zh", finding.place() + "：" + finding.chinese());
    }
    return new Answer.Done(result);
  }

  Answer backup(String target, boolean withMasterKey) throws IOException {
    return switch (store.backup(Path.of(target), withMasterKey)) {
      case BackupOutcome.Made(var made, var segments, var octets, var withKey) ->
          new Answer.Done(
              Administration.object()
                  .put("target", made.toString())
                  .put("files", segments + (withKey ? 3 : 2))
                  .put("bytes", octets)
                  .put("master_key", withKey));
      case BackupOutcome.TargetExists(var taken) ->
          new Answer.Refused(
              "target-exists",
              "%s exists already; name a new folder or file.".formatted(taken),
              "%s 已经存在，请换一个新的目录或文件名。".formatted(taken));
    };
  }

  static Answer restore(Path from, Path data) {
    try {
      return switch (Restore.to(from.toAbsolutePath(), data.toAbsolutePath())) {
        case RestoreOutcome.Restored(_, var segments, var octets, var withKey) ->
            new Answer.Done(
                Administration.object()
                    .put("data", data.toString())
                    .put("files", segments + (withKey ? 2 : 1))
                    .put("bytes", octets)
                    .put("master_key", withKey));
        case RestoreOutcome.NotEmpty(var taken) ->
            new Answer.Refused(
                "not-empty",
                "The data directory %s is not empty.".formatted(taken),
                "数据目录 %s 不是空的。".formatted(taken));
        case RestoreOutcome.NotABackup(var what) ->
            new Answer.Refused(
                "not-a-backup",
                "%s is no backup of Gatepost, or was never finished.".formatted(what),
                "%s 不是 Gatepost 的备份，或者备份没有完成。".formatted(what));
        case RestoreOutcome.Damaged(var file) ->
            new Answer.Refused(
                "damaged",
                "The backup is damaged: %s is not what was copied. Nothing was restored."
                    .formatted(file),
                "备份已损坏：%s 与备份时不一致。没有还原任何内容。".formatted(file));
      };
    } catch (IOException e) {
      return new Answer.Failed(
          "The backup could not be read or written: " + e.getMessage(), "备份无法读写：" + e.getMessage());
    }
  }
}
