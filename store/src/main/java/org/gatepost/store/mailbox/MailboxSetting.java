package org.gatepost.store.mailbox;

import java.time.Duration;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[mailbox]`: how many mailboxes, and how much of them is kept in memory.
public record MailboxSetting(
    @Doc(value = "Mailboxes that one account may have.", zh = "每个账户最多可有多少个邮箱文件夹。") int countMax,
    @Doc(
            value = "Messages that one account may hold in all its mailboxes; 0 for no limit.",
            zh = "每个账户的所有邮箱文件夹总共可存放多少封邮件；0 表示不限。")
        long messagesMax,
    @Doc(value = "Levels that a mailbox name may have.", zh = "邮箱文件夹名称最多可有多少层。") int levelsMax,
    @Doc(
            value = "Messages of mailboxes nobody has open that are kept in memory all together.",
            zh = "无人打开的邮箱文件夹总共可在内存中保留多少封邮件的记录。")
        int cachedMessagesMax,
    @Doc(
            value = "How long a mailbox that nobody has open is kept in memory.",
            zh = "无人打开的邮箱文件夹在内存中保留多久。")
        Duration cacheIdle,
    @Doc(
            value =
                "Expunges of one mailbox that are remembered, so that a client that was away learns"
                    + " exactly what vanished.",
            zh = "每个邮箱文件夹记住多少次清除操作，以便离线后重新连接的客户端准确得知哪些邮件已消失。")
        int expungesMax) {

  public static final MailboxSetting DEFAULT =
      new MailboxSetting(10_000, 0, 20, 1_000_000, Duration.ofMinutes(10), 1_000);

  public MailboxSetting {
    Problems.in("mailbox")
        .unless(countMax >= 10, "count-max", "must be at least 10")
        .unless(messagesMax >= 0, "messages-max", "must not be negative")
        .unless(levelsMax >= 1 && levelsMax <= 100, "levels-max", "must be 1 to 100")
        .unless(cachedMessagesMax >= 0, "cached-messages-max", "must not be negative")
        .unless(!cacheIdle.isNegative(), "cache-idle", "must not be negative")
        .unless(expungesMax >= 1, "expunges-max", "must be at least 1")
        .throwIfAny();
  }
}
