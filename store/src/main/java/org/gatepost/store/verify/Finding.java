package org.gatepost.store.verify;

import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.blob.Check;

/// One thing that is wrong with a store.
public sealed interface Finding {
  /// Where: `account 3, mailbox 2, uid 17`.
  String place();

  /// What, for a person.
  String english();

  /// The same in Chinese.
  String chinese();

  /// SQLite found its own file damaged.
  record DatabaseDamaged(String detail) implements Finding {
    @Override
    public String place() {
      return "database";
    }

    @Override
    public String english() {
      return "the database file is damaged: " + detail;
    }

    @Override
    public String chinese() {
      return "数据库文件已损坏：" + detail;
    }
  }

  /// An account lacks the row with its counters.
  record NoUsage(long account) implements Finding {
    @Override
    public String place() {
      return "account " + account;
    }

    @Override
    public String english() {
      return "the account has no counters, so it can't take mail";
    }

    @Override
    public String chinese() {
      return "该账户缺少计数记录，无法接收邮件";
    }
  }

  /// An account's key is gone, and with it what its mail says.
  record NoKey(long account) implements Finding {
    @Override
    public String place() {
      return "account " + account;
    }

    @Override
    public String english() {
      return "the account has no key, so its mail can't be read";
    }

    @Override
    public String chinese() {
      return "该账户没有密钥，其邮件无法读取";
    }
  }

  /// There is mail of an account that does not exist.
  record NoAccount(long account) implements Finding {
    @Override
    public String place() {
      return "account " + account;
    }

    @Override
    public String english() {
      return "there are rows of an account that does not exist";
    }

    @Override
    public String chinese() {
      return "存在属于不存在账户的数据";
    }
  }

  /// There are messages of a mailbox that does not exist.
  record NoMailbox(long account, long mailbox, long messages) implements Finding {
    @Override
    public String place() {
      return "account " + account + ", mailbox " + mailbox;
    }

    @Override
    public String english() {
      return messages + " messages are in a mailbox that does not exist";
    }

    @Override
    public String chinese() {
      return "有 " + messages + " 封邮件位于不存在的邮箱文件夹中";
    }
  }

  /// A counter is not what counting gives.
  ///
  /// @param mailbox 0 for a counter of the whole account
  record CounterWrong(long account, long mailbox, Counter counter, long noted, long counted)
      implements Finding {
    @Override
    public String place() {
      return mailbox == 0 ? "account " + account : "account " + account + ", mailbox " + mailbox;
    }

    @Override
    public String english() {
      return "the number of " + counter.english + " is noted as " + noted + " but is " + counted;
    }

    @Override
    public String chinese() {
      return counter.chinese + "记为 " + noted + "，实际为 " + counted;
    }
  }

  /// What is counted.
  enum Counter {
    MESSAGES("messages", "邮件数"),
    UNSEEN("unseen messages", "未读邮件数"),
    DELETED("messages marked as deleted", "标记为删除的邮件数"),
    RECENT("recent messages", "新到邮件数"),
    OCTETS("octets", "字节数");

    private final String english;
    private final String chinese;

    Counter(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }
  }

  /// A number was given that has not been reached yet, so it may be given twice.
  record NumberTooHigh(long account, long mailbox, Numbering number, long found, long highest)
      implements Finding {
    @Override
    public String place() {
      return "account " + account + ", mailbox " + mailbox;
    }

    @Override
    public String english() {
      return "there is a " + number.english + " " + found + ", but the highest is " + highest;
    }

    @Override
    public String chinese() {
      return "存在" + number.chinese + " " + found + "，但已分配的最大值为 " + highest;
    }
  }

  /// What is numbered.
  enum Numbering {
    UID("UID", "邮件 UID"),
    MOD_SEQ("change number", "变更序号"),
    MAILBOX("mailbox number", "邮箱文件夹编号"),
    UID_VALIDITY("UIDVALIDITY", " UIDVALIDITY"),
    RECORD("record number", "记录编号"),
    KEYWORD("keyword", "关键字编号");

    private final String english;
    private final String chinese;

    Numbering(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }
  }

  /// A message refers to a record that is not there.
  record NoRecord(long account, long mailbox, long uid, long record) implements Finding {
    @Override
    public String place() {
      return "account " + account + ", mailbox " + mailbox + ", uid " + uid;
    }

    @Override
    public String english() {
      return "the message is lost: its record " + record + " is not there";
    }

    @Override
    public String chinese() {
      return "邮件已丢失：其记录 " + record + " 不存在";
    }
  }

  /// A record does not know how many messages refer to it.
  record LinksWrong(long account, long record, long noted, long counted) implements Finding {
    @Override
    public String place() {
      return "account " + account + ", record " + record;
    }

    @Override
    public String english() {
      return "the record is noted as used by " + noted + " messages but is by " + counted;
    }

    @Override
    public String chinese() {
      return "该记录记为被 " + noted + " 封邮件引用，实际为 " + counted;
    }
  }

  /// The message log does not hold what a row says it does.
  record RecordBad(long account, long record, BlobRef ref, Check check) implements Finding {
    @Override
    public String place() {
      return "account " + account + ", record " + record;
    }

    @Override
    public String english() {
      return "the message is lost: " + at(ref) + " " + said(check);
    }

    @Override
    public String chinese() {
      return "邮件已丢失：日志分段 "
          + ref.segment()
          + " 偏移 "
          + ref.offset()
          + " 处"
          + switch (check) {
            case GOOD -> "完好";
            case NO_SEGMENT -> "所在分段不存在";
            case CUT_SHORT -> "的分段被截断";
            case NO_RECORD -> "没有记录";
            case OTHER_ACCOUNT -> "是其他账户的记录";
            case ALTERED -> "的记录已被改动";
          };
    }

    private static String at(BlobRef ref) {
      return "at offset " + ref.offset() + " of segment " + ref.segment();
    }

    private static String said(Check check) {
      return switch (check) {
        case GOOD -> "all is well";
        case NO_SEGMENT -> "nothing can be read, since the segment is not there";
        case CUT_SHORT -> "the segment ends too soon";
        case NO_RECORD -> "there is no record";
        case OTHER_ACCOUNT -> "there is a record of another account";
        case ALTERED -> "the record was altered";
      };
    }
  }

  /// A record's octets are there but can't be opened, or are too many or too few.
  record Unreadable(long account, long record, String why) implements Finding {
    @Override
    public String place() {
      return "account " + account + ", record " + record;
    }

    @Override
    public String english() {
      return "the message can't be opened: " + why;
    }

    @Override
    public String chinese() {
      return "邮件无法解密：" + why;
    }
  }

  /// What was indexed of a message can't be opened or understood.
  record IndexUnreadable(long account, long record, String why) implements Finding {
    @Override
    public String place() {
      return "account " + account + ", record " + record;
    }

    @Override
    public String english() {
      return "the message's index can't be read: " + why;
    }

    @Override
    public String chinese() {
      return "邮件索引无法读取：" + why;
    }
  }
}
