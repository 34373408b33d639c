package org.gatepost.server.pop3;

/// All that this door says of its own, in each [Language].
enum Phrase {
  GREETING("", "Gatepost POP3 is ready", "Gatepost POP3 已就绪"),
  BYE("", "Goodbye", "再见"),
  CAPABILITIES("", "Capabilities follow", "支持的功能如下"),
  LANGUAGES("", "Languages follow", "支持的语言如下"),
  LANGUAGE_SET("", "en Replies are in English now", "zh 此后以中文回复"),
  NO_SUCH_LANGUAGE("", "There is no such language here", "不支持该语言"),
  UTF8_ON("", "UTF-8 is welcome", "已启用 UTF-8"),
  BEGIN_TLS("", "Begin TLS now", "请开始 TLS 握手"),
  NO_TLS("", "TLS is on already or not offered here", "TLS 已经启用，或此端口不提供 TLS"),
  NAME_TAKEN("", "Send the password", "请发送密码"),
  NO_NAME("", "Send USER first", "请先发送 USER 命令"),
  MECHANISMS("", "Mechanisms follow", "支持的认证方式如下"),
  GIVEN_UP("", "The sign-in was given up", "登录已取消"),
  NO_RESPONSE("", "This is no answer to the challenge", "认证应答格式有误"),
  SIGNED_IN("", "Your maildrop is open", "邮箱已打开"),
  IN_USE("IN-USE", "Another session has this maildrop", "该邮箱正被另一个会话占用"),
  TOO_SOON("LOGIN-DELAY", "You signed in a moment ago; wait a little", "登录过于频繁，请稍后再试"),
  STORE_DOWN("SYS/TEMP", "Your mail can't be read now; try again soon", "暂时无法读取邮件，请稍后再试"),
  NOT_NOW("", "Not in this state", "当前状态下不能使用该命令"),
  UNKNOWN("", "No such command", "没有这个命令"),
  MALFORMED("", "Written like this: ", "正确写法："),
  BARE_LINE_END("", "Lines end with CR LF", "命令行须以 CR LF 结尾"),
  TOO_LONG("", "The line is too long", "命令行过长"),
  TOO_MANY_ERRORS("", "Too many errors; goodbye", "错误过多，连接关闭"),
  NO_HTTP("", "Mail is spoken here, not HTTP; goodbye", "这里是邮件服务，不提供 HTTP，连接关闭"),
  STOPPING("SYS/TEMP", "The server is stopping; nothing was removed", "服务器即将停止，未删除任何邮件"),
  NO_SUCH_MESSAGE("", "There is no such message", "没有这封邮件"),
  TOP_FOLLOWS("", "Its top follows", "邮件开头如下"),
  GONE("", "The message has been removed by another client", "该邮件已被其他客户端删除"),
  DELETED("", "Will be removed at QUIT", "将在 QUIT 时删除"),
  DELETED_ALREADY("", "Marked for removal already", "该邮件已标记为删除"),
  NOTHING_DONE("", "Nothing done", "未执行任何操作"),
  NOT_REMOVED("SYS/TEMP", "Some messages could not be removed", "部分邮件未能删除");

  private final String code;
  private final String english;
  private final String chinese;

  Phrase(String code, String english, String chinese) {
    this.code = code;
    this.english = english;
    this.chinese = chinese;
  }

  /// With its response code (RFC 2449, 8) in front, where it has one.
  String in(Language language) {
    String text =
        switch (language) {
          case EN -> english;
          case ZH -> chinese;
        };
    return code.isEmpty() ? text : "[" + code + "] " + text;
  }
}
