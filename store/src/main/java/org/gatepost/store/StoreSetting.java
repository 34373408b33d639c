package org.gatepost.store;

import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[store]`: how the data directory is used.
public record StoreSetting(
    @Doc(
            value = "Bytes in one segment of the message log, 1 MiB to 1 GiB.",
            zh = "邮件日志每个分段的大小，1 MiB 至 1 GiB。")
        long segmentBytes,
    @Doc(
            value = "Bytes of a message that is still arriving kept in memory, 64 KiB to 16 MiB.",
            zh = "正在接收的邮件在内存中最多保留多少字节，超出部分加密后写入临时文件；64 KiB 至 16 MiB。")
        long draftMemoryBytes,
    @Doc(value = "Threads that read the database, 1 to 64.", zh = "读取数据库的线程数，1 至 64。") int readers,
    @Doc(
            value =
                "Changes that may wait to be written; more are turned away for now. 16 to 65536.",
            zh = "允许排队等待写入的改动数，超出的会被告知稍后再试；16 至 65536。")
        int changesWaitingMax,
    @Doc(
            value = "Accounts remembered in memory, 100 to 10000000.",
            zh = "内存中缓存的账户数，100 至 10000000。")
        int accountsRemembered) {

  /// What holds unless the operator says otherwise.
  public static final StoreSetting DEFAULT =
      new StoreSetting(256L << 20, 1L << 20, 3, 4096, 100_000);

  public StoreSetting {
    Problems.in("store")
        .unless(
            segmentBytes >= 1L << 20 && segmentBytes <= 1L << 30,
            "segment-bytes",
            "must be 1 MiB to 1 GiB")
        .unless(
            draftMemoryBytes >= 64L << 10 && draftMemoryBytes <= 16L << 20,
            "draft-memory-bytes",
            "must be 64 KiB to 16 MiB")
        .unless(readers >= 1 && readers <= 64, "readers", "must be 1 to 64")
        .unless(
            changesWaitingMax >= 16 && changesWaitingMax <= 65_536,
            "changes-waiting-max",
            "must be 16 to 65536")
        .unless(
            accountsRemembered >= 100 && accountsRemembered <= 10_000_000,
            "accounts-remembered",
            "must be 100 to 10000000")
        .throwIfAny();
  }
}
