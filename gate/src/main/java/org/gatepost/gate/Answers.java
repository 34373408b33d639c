package org.gatepost.gate;

import org.gatepost.base.text.Words;
import org.gatepost.gate.Answer.Imap;
import org.gatepost.gate.Answer.Pop3;
import org.gatepost.gate.Answer.Sentences;
import org.gatepost.gate.Answer.Smtp;

/// The one table from a [Reason] to every protocol's words and to what people are told.
public final class Answers {
  // All that a stranger hears, whatever the account: RFC 5530 section 3, RFC 3206 section 4,
  // RFC 4954 section 6.
  private static final Imap IMAP_STRANGER =
      new Imap("AUTHENTICATIONFAILED", "User name or password is wrong");
  private static final Pop3 POP3_STRANGER = new Pop3("AUTH", "User name or password is wrong");
  private static final Smtp SMTP_STRANGER =
      new Smtp(535, "5.7.8", "User name or password is wrong");
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;
  private static final Words USER_STRANGER =
      new Words(
          "The user name or the password is wrong. Check the whole address and type the password"
              + " again.",
          "用户名或密码不正确。请核对完整的邮箱地址，并重新输入密码。");

  private static final Words BUSY_HELP_DESK =
      new Words(
          "More passwords arrive than the server may check at once; perhaps someone is guessing."
              + " The password was not looked at.",
          "同时到达的登录请求超过了服务器的处理能力，可能有人在猜测密码。该密码尚未被验证。");
  private static final Words DOWN_HELP_DESK =
      new Words(
          "The account store could not be read. The password was not looked at; see the server's"
              + " log and disk.",
          "账户存储无法读取，该密码尚未被验证。请查看服务器日志和磁盘。");

  private Answers() {}

  /// What is said about this reason.
  public static Answer of(Reason reason) {
    return switch (reason.kind()) {
      case GRANT -> granted();
      case STRANGER -> stranger(reason);
      case DOOR, OWNER -> toldWhy(reason);
      case LATER -> later(reason);
    };
  }

  private static Answer granted() {
    return new Answer(
        new Imap("", "Signed in"),
        new Pop3("", "Signed in"),
        new Smtp(235, "2.7.0", "Signed in"),
        200,
        new Sentences(
            new Words("You are signed in.", "您已登录。"),
            new Words("The sign-in succeeded.", "登录成功。")));
  }

  private static Answer stranger(Reason reason) {
    return new Answer(
        IMAP_STRANGER,
        POP3_STRANGER,
        SMTP_STRANGER,
        UNAUTHORIZED,
        new Sentences(USER_STRANGER, helpDeskOnStranger(reason)));
  }

  private static Words helpDeskOnStranger(Reason reason) {
    return switch (reason) {
      case UNKNOWN_ACCOUNT ->
          new Words(
              "There is no account of this name in the domain. Look for a typing error, or add the"
                  + " account.",
              "该域下没有这个账户。请检查是否拼写有误，或新建该账户。");
      case UNKNOWN_DOMAIN ->
          new Words(
              "This server keeps no mail for the domain. The client has the wrong server or the"
                  + " wrong address.",
              "本服务器不负责该域的邮件。客户端填错了服务器或邮箱地址。");
      case UNREADABLE_NAME ->
          new Words(
              "What was typed as user name can be no address. It should be the whole address, such"
                  + " as name@example.com.",
              "所填的用户名不可能是邮箱地址。应填写完整地址，例如 name@example.com。");
      case NO_PASSWORD ->
          new Words(
              "The account exists but has no password yet. Set one with: gatepost account passwd",
              "账户存在，但尚未设置密码。请用 gatepost account passwd 设置。");
      case EMPTY_SECRET ->
          new Words(
              "The client sent an empty password. Have the user enter it again in the client's"
                  + " settings.",
              "客户端发来的密码为空。请让用户在客户端设置中重新填写密码。");
      case SECRET_TOO_LONG ->
          new Words(
              "What the client sent as password is longer than any password may be; perhaps a token"
                  + " of another service.",
              "客户端发来的密码超过了允许的最大长度，可能误填了其他服务的令牌。");
      default ->
          new Words(
              "The account is right, the password is not. If the user is sure of it, look for a"
                  + " device that still has an old one, or set a new one.",
              "账户正确，密码错误。若用户确信无误，请检查是否有设备仍保存着旧密码，或为其重设密码。");
    };
  }

  private static Answer toldWhy(Reason reason) {
    return switch (reason) {
      case NEEDS_TLS -> needsTls();
      case MECHANISM_REFUSED -> mechanismRefused();
      case DISABLED -> disabled();
      default -> actAsRefused();
    };
  }

  private static Answer needsTls() {
    return new Answer(
        new Imap("PRIVACYREQUIRED", "Start TLS before signing in"),
        new Pop3("", "Use STLS before signing in"),
        new Smtp(538, "5.7.11", "Use STARTTLS before signing in"),
        FORBIDDEN,
        new Sentences(
            new Words(
                "Your mail program tried to send the password unencrypted. Switch on SSL/TLS in its"
                    + " account settings.",
                "您的邮件客户端试图以未加密的方式发送密码。请在账户设置中启用 SSL/TLS。"),
            new Words(
                "The client does not use TLS. Use port 993, 995 or 465 with SSL/TLS, or STARTTLS on"
                    + " 143, 110 or 587.",
                "客户端未使用 TLS。请改用 993、995 或 465 端口并选择 SSL/TLS，" + "或在 143、110、587 端口启用 STARTTLS。")));
  }

  private static Answer mechanismRefused() {
    return new Answer(
        new Imap("", "This mechanism is not accepted; use PLAIN under TLS"),
        new Pop3("", "This mechanism is not accepted; use USER and PASS or PLAIN under TLS"),
        new Smtp(534, "5.7.9", "This mechanism is not accepted; use PLAIN under TLS"),
        UNAUTHORIZED,
        new Sentences(
            new Words(
                "Your mail program uses an outdated way to sign in. Choose \"Normal password\" with"
                    + " SSL/TLS in its account settings.",
                "您的邮件客户端使用了过时的认证方式。请在账户设置中选择 SSL/TLS 和“普通密码”。"),
            new Words(
                "The client insists on CRAM-MD5, DIGEST-MD5, APOP or an unknown mechanism. Set"
                    + " it to \"Normal password\" with SSL/TLS.",
                "客户端只用 CRAM-MD5、DIGEST-MD5、APOP 或未知的认证方式。请改为 SSL/TLS 加“普通密码”。")));
  }

  private static Answer disabled() {
    return new Answer(
        new Imap("CONTACTADMIN", "This account is disabled; ask your administrator"),
        new Pop3("SYS/PERM", "This account is disabled; ask your administrator"),
        new Smtp(525, "5.7.13", "This account is disabled; ask your administrator"),
        FORBIDDEN,
        new Sentences(
            new Words(
                "The password is right, but this account is disabled. Ask your administrator.",
                "密码正确，但该账户已停用。请联系管理员。"),
            new Words(
                "An administrator has disabled the account. To open it again: gatepost account"
                    + " enable",
                "账户已被管理员停用。如需恢复，请执行 gatepost account enable。")));
  }

  private static Answer actAsRefused() {
    return new Answer(
        new Imap("AUTHORIZATIONFAILED", "You may not act for this user"),
        new Pop3("AUTH", "You may not act for this user"),
        new Smtp(535, "5.7.8", "You may not act for this user"),
        FORBIDDEN,
        new Sentences(
            new Words(
                "You signed in as yourself but asked for someone else's mailbox, which is not"
                    + " allowed.",
                "您以本人身份登录，却请求打开他人的邮箱，这是不允许的。"),
            new Words(
                "The client gave an authorization identity other than the user name. Empty that"
                    + " field in its settings.",
                "客户端填写的授权身份与用户名不同。请在设置中清空该项。")));
  }

  private static Answer later(Reason reason) {
    boolean busy = reason == Reason.BUSY;
    String text = busy ? "Too many sign-ins; try again soon" : "Can't check now; try again soon";
    return new Answer(
        new Imap("UNAVAILABLE", text),
        new Pop3("SYS/TEMP", text),
        new Smtp(454, "4.7.0", text),
        UNAVAILABLE,
        new Sentences(
            new Words(
                "The server can't check your password right now. It is not wrong; try again in a"
                    + " minute.",
                "服务器暂时无法验证您的密码。这并不表示密码错误，请稍后再试。"),
            busy ? BUSY_HELP_DESK : DOWN_HELP_DESK));
  }
}
