package org.gatepost.server.smtp;

import java.time.Duration;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[smtp]`: how SMTP, submission and LMTP treat a peer.
@Doc(value = "Taking mail in: SMTP, submission and LMTP.", zh = "接收邮件：SMTP、邮件提交与 LMTP。")
public record SmtpSetting(
    @Doc(
            value = "Recipients accepted for one message, 100 to 50000; more get 452 4.5.3.",
            zh = "单封邮件可接受的收件人数，100 至 50000；超出部分以 452 4.5.3 拒绝。")
        int recipientsMax,
    @Doc(
            value = "Messages accepted in one session, 1 to 100000; then the peer must reconnect.",
            zh = "单次会话可接受的邮件数，1 至 100000；超出后对方须重新连接。")
        int messagesMax,
    @Doc(
            value = "Commands in error before a session is ended with 421, 1 to 1000.",
            zh = "会话中错误命令达到该数量后以 421 断开，1 至 1000。")
        int errorsMax,
    @Doc(
            value =
                "Unknown recipients in one session before it is ended with 421, 1 to 10000. LMTP"
                    + " has no such limit.",
            zh = "单次会话中不存在的收件人达到该数量后以 421 断开，1 至 10000。LMTP 不受此限制。")
        int unknownRecipientsMax,
    @Doc(
            value = "Failed sign-ins in one session before it is ended with 421, 1 to 100.",
            zh = "单次会话中登录失败达到该次数后以 421 断开，1 至 100。")
        int failedSignInsMax,
    @Doc(
            value =
                "How long a peer may take to begin its next command, 1s to 1h (RFC 5321: 5 min).",
            zh = "等待对方下一条命令的时长，1s 至 1h（RFC 5321 规定为 5 分钟）。")
        Duration commandTimeout,
    @Doc(
            value = "How long a peer may pause within a message, 1s to 1h (RFC 5321: 3 min).",
            zh = "邮件传输过程中允许停顿的时长，1s 至 1h（RFC 5321 规定为 3 分钟）。")
        Duration dataTimeout,
    @Doc(value = "How long a whole message may take, 1min to 24h.", zh = "传完一封邮件的总时限，1min 至 24h。")
        Duration messageTimeout) {

  public static final SmtpSetting DEFAULT =
      new SmtpSetting(
          1_000,
          1_000,
          20,
          100,
          3,
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofHours(2));

  public SmtpSetting {
    Problems.in("smtp")
        .unless(
            recipientsMax >= 100 && recipientsMax <= 50_000,
            "recipients-max",
            "must be 100 (RFC 5321, 4.5.3.1.8) to 50000")
        .unless(messagesMax >= 1 && messagesMax <= 100_000, "messages-max", "must be 1 to 100000")
        .unless(errorsMax >= 1 && errorsMax <= 1_000, "errors-max", "must be 1 to 1000")
        .unless(
            unknownRecipientsMax >= 1 && unknownRecipientsMax <= 10_000,
            "unknown-recipients-max",
            "must be 1 to 10000")
        .unless(
            failedSignInsMax >= 1 && failedSignInsMax <= 100,
            "failed-sign-ins-max",
            "must be 1 to 100")
        .unless(isBetween(commandTimeout, 1, 3_600), "command-timeout", "must be 1s to 1h")
        .unless(isBetween(dataTimeout, 1, 3_600), "data-timeout", "must be 1s to 1h")
        .unless(isBetween(messageTimeout, 60, 86_400), "message-timeout", "must be 1min to 24h")
        .throwIfAny();
  }

  private static boolean isBetween(Duration duration, long least, long most) {
    return duration.compareTo(Duration.ofSeconds(least)) >= 0
        && duration.compareTo(Duration.ofSeconds(most)) <= 0;
  }
}
