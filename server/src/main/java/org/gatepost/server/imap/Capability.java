package org.gatepost.server.imap;

import java.util.ArrayList;
import java.util.List;

/// What this door can do beyond its oldest clients: one row a capability, with the text that
/// defines it, the state in which it is used, and when it is announced.
///
/// The protocols page of the reference is made from these rows. [#offered] is what CAPABILITY says.
enum Capability {
  IMAP4REV1(
      "IMAP4rev1",
      "RFC 3501",
      Use.ANY_TIME,
      Shown.ALWAYS,
      "The protocol that every mail program speaks.",
      "所有邮件客户端都支持的基本协议。"),
  IMAP4REV2(
      "IMAP4rev2",
      "RFC 9051",
      Use.ANY_TIME,
      Shown.ALWAYS,
      "Its successor; takes effect with ENABLE IMAP4rev2.",
      "新一代协议，客户端发送 ENABLE IMAP4rev2 后生效。"),
  LITERAL_PLUS(
      "LITERAL+",
      "RFC 7888",
      Use.ANY_TIME,
      Shown.ALWAYS,
      "Literals are sent without waiting for the server's go-ahead.",
      "客户端发送 literal 时无需等待服务器确认。"),
  ID("ID", "RFC 2971", Use.ANY_TIME, Shown.ALWAYS, "Says who is speaking.", "互报软件名称与版本。"),
  STARTTLS(
      "STARTTLS",
      "RFC 9051, 6.2.1",
      Use.BEFORE_LOGIN,
      Shown.WHERE_TLS_CAN_START,
      "Switches the connection to TLS.",
      "将连接升级为 TLS 加密。"),
  LOGINDISABLED(
      "LOGINDISABLED",
      "RFC 9051, 7.2.2",
      Use.BEFORE_LOGIN,
      Shown.WHERE_PASSWORDS_ARE_REFUSED,
      "No password may be sent on this connection as it is.",
      "当前连接未加密，不允许发送密码。"),
  AUTH_PLAIN(
      "AUTH=PLAIN",
      "RFC 4616",
      Use.BEFORE_LOGIN,
      Shown.WHERE_PASSWORDS_ARE_TAKEN,
      "Sign-in with name and password, under TLS.",
      "在 TLS 之下用用户名和密码登录。"),
  AUTH_LOGIN(
      "AUTH=LOGIN",
      "draft-murchison-sasl-login",
      Use.BEFORE_LOGIN,
      Shown.WHERE_PASSWORDS_ARE_TAKEN,
      "The same in two steps, for old Outlooks.",
      "分两步发送用户名和密码，供旧版 Outlook 使用。"),
  SASL_IR(
      "SASL-IR",
      "RFC 4959",
      Use.BEFORE_LOGIN,
      Shown.WHERE_PASSWORDS_ARE_TAKEN,
      "AUTHENTICATE carries its first response, which saves a round trip.",
      "AUTHENTICATE 可直接携带首个响应，省去一次往返。"),
  ENABLE(
      "ENABLE",
      "RFC 5161",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "Switches on what changes the server's answers.",
      "由客户端启用会改变服务器应答的扩展。"),
  IDLE(
      "IDLE",
      "RFC 2177",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "New mail is told at once, without asking.",
      "新邮件到达时立即通知，无需轮询。"),
  NAMESPACE(
      "NAMESPACE",
      "RFC 2342",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "Where mailboxes begin.",
      "告知邮箱文件夹的命名空间。"),
  CHILDREN(
      "CHILDREN",
      "RFC 3348",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "LIST tells which mailboxes have others below them.",
      "LIST 标明文件夹是否有下级。"),
  LIST_EXTENDED(
      "LIST-EXTENDED",
      "RFC 5258",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "LIST with several patterns, selection and return options.",
      "LIST 可带多个模式以及选择、返回选项。"),
  LIST_STATUS(
      "LIST-STATUS",
      "RFC 5819",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "LIST and STATUS in one command.",
      "一条命令同时完成 LIST 和 STATUS。"),
  SPECIAL_USE(
      "SPECIAL-USE",
      "RFC 6154",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "LIST tells what a mailbox is for: sent mail, drafts, trash.",
      "LIST 标明文件夹用途：已发送、草稿、已删除等。"),
  CREATE_SPECIAL_USE(
      "CREATE-SPECIAL-USE",
      "RFC 6154, 3",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "CREATE says what the new mailbox is for.",
      "CREATE 时可指定新文件夹的用途。"),
  STATUS_SIZE(
      "STATUS=SIZE",
      "RFC 8438",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "STATUS tells a mailbox's size in octets.",
      "STATUS 可返回文件夹的总字节数。"),
  APPENDLIMIT(
      "APPENDLIMIT",
      "RFC 7889",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "How large a message may be that is appended.",
      "告知可上传邮件的最大字节数。"),
  MULTIAPPEND(
      "MULTIAPPEND",
      "RFC 3502",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "Several messages in one APPEND, all or none.",
      "一次 APPEND 上传多封邮件，要么全部成功，要么全部不保存。"),
  UTF8_ACCEPT(
      "UTF8=ACCEPT",
      "RFC 6855",
      Use.AFTER_LOGIN,
      Shown.ALWAYS,
      "Names and headers in UTF-8.",
      "文件夹名和邮件头直接使用 UTF-8。"),
  UIDPLUS(
      "UIDPLUS",
      "RFC 4315",
      Use.IN_MAILBOX,
      Shown.ALWAYS,
      "Tells the UIDs that appended and copied messages got; UID EXPUNGE.",
      "告知上传或复制的邮件所得的 UID，并支持 UID EXPUNGE。"),
  MOVE("MOVE", "RFC 6851", Use.IN_MAILBOX, Shown.ALWAYS, "Moves messages in one step.", "一步移动邮件。"),
  UNSELECT(
      "UNSELECT",
      "RFC 3691",
      Use.IN_MAILBOX,
      Shown.ALWAYS,
      "Leaves a mailbox without expunging.",
      "关闭文件夹而不清除已标记删除的邮件。"),
  ESEARCH(
      "ESEARCH",
      "RFC 4731",
      Use.IN_MAILBOX,
      Shown.ALWAYS,
      "SEARCH answers with a count, the ends or a compact set.",
      "SEARCH 可只返回数量、首尾或压缩的集合。"),
  SEARCHRES(
      "SEARCHRES",
      "RFC 5182",
      Use.IN_MAILBOX,
      Shown.ALWAYS,
      "The result of a search is named $ in the next command.",
      "后续命令可用 $ 引用上次搜索结果。"),
  BINARY(
      "BINARY",
      "RFC 3516",
      Use.IN_MAILBOX,
      Shown.ALWAYS,
      "Parts are fetched decoded; messages with NUL can be appended.",
      "取回已解码的邮件部分，并可上传含 NUL 的邮件。"),
  CONDSTORE(
      "CONDSTORE",
      "RFC 7162",
      Use.IN_MAILBOX,
      Shown.ALWAYS,
      "Change numbers: only what changed is fetched.",
      "带修改序号，只同步变化的部分。"),
  QRESYNC(
      "QRESYNC",
      "RFC 7162",
      Use.IN_MAILBOX,
      Shown.ALWAYS,
      "SELECT tells at once what changed and vanished since last time.",
      "SELECT 时即告知上次以来变化和消失的邮件。"),
  COMPRESS_DEFLATE(
      "COMPRESS=DEFLATE",
      "RFC 4978",
      Use.AFTER_LOGIN,
      Shown.WHERE_COMPRESSION_CAN_START,
      "The connection is compressed.",
      "压缩传输。");

  /// The state in which something is used (RFC 9051, 3).
  public enum Use {
    ANY_TIME,
    BEFORE_LOGIN,
    AFTER_LOGIN,
    IN_MAILBOX
  }

  /// When a row is announced.
  enum Shown {
    ALWAYS,
    WHERE_TLS_CAN_START,
    WHERE_PASSWORDS_ARE_REFUSED,
    WHERE_PASSWORDS_ARE_TAKEN,
    WHERE_COMPRESSION_CAN_START
  }

  /// What the announcement depends on.
  ///
  /// @param tlsCanStart the connection is plain and STARTTLS would be heard
  /// @param passwordsTaken the gate takes passwords on this connection
  /// @param compressed COMPRESS has begun, or is switched off
  record Circumstances(
      boolean loggedIn, boolean tlsCanStart, boolean passwordsTaken, boolean compressed) {}

  private final String word;
  private final String definedIn;
  private final Use use;
  private final Shown shown;
  private final String english;
  private final String chinese;

  Capability(String word, String definedIn, Use use, Shown shown, String english, String chinese) {
    this.word = word;
    this.definedIn = definedIn;
    this.use = use;
    this.shown = shown;
    this.english = english;
    this.chinese = chinese;
  }

  /// As it is announced, but for a number that may follow.
  public String word() {
    return word;
  }

  /// The text that defines it.
  public String definedIn() {
    return definedIn;
  }

  public Use use() {
    return use;
  }

  /// What it gives its users, in English.
  public String english() {
    return english;
  }

  /// What it gives its users, in Chinese.
  public String chinese() {
    return chinese;
  }

  /// The words of a CAPABILITY response.
  static List<String> offered(Circumstances now, long appendBytesMax) {
    List<String> words = new ArrayList<>(values().length);
    for (Capability capability : values()) {
      if (capability.isShown(now)) {
        words.add(capability == APPENDLIMIT ? "APPENDLIMIT=" + appendBytesMax : capability.word);
      }
    }
    return words;
  }

  private boolean isShown(Circumstances now) {
    return switch (shown) {
      case ALWAYS -> true;
      case WHERE_TLS_CAN_START -> now.tlsCanStart && !now.loggedIn;
      case WHERE_PASSWORDS_ARE_REFUSED -> !now.passwordsTaken && !now.loggedIn;
      case WHERE_PASSWORDS_ARE_TAKEN -> now.passwordsTaken && !now.loggedIn;
      case WHERE_COMPRESSION_CAN_START -> now.loggedIn && !now.compressed;
    };
  }
}
