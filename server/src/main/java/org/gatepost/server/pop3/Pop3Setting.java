package org.gatepost.server.pop3;

import java.time.Duration;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[pop3]`: the door through which mail programs take mail away.
@Doc(value = "The POP3 door: how mail programs take their mail.", zh = "POP3 服务：邮件客户端由此收取邮件。")
public record Pop3Setting(
    @Doc(
            value =
                "How long a signed-in connection may stay silent, 10s to 1h. RFC 1939 asks for at"
                    + " least 10 minutes.",
            zh = "登录后连接静默多久即断开，10s 至 1h。RFC 1939 要求不少于 10 分钟。")
        Duration idleTimeout,
    @Doc(value = "How long a whole session may last, 1min to 24h.", zh = "一次会话的最长持续时间，1min 至 24h。")
        Duration sessionTimeout,
    @Doc(
            value = "How long a connection may take to sign in, 10s to 1h.",
            zh = "连接建立后须在多长时间内完成登录，10s 至 1h。")
        Duration signinTimeout,
    @Doc(
            value =
                "How long after one sign-in the same account may sign in again, 0s to 1h. 0s means"
                    + " at once.",
            zh = "同一账户两次登录之间的最短间隔，0s 至 1h。0s 表示不限制。")
        Duration loginDelay,
    @Doc(
            value = "Whether messages that were taken are marked as read (\\Seen) at QUIT.",
            zh = "客户端取走的邮件是否在 QUIT 时标记为已读（\\Seen）。")
        boolean markSeen,
    @Doc(
            value = "Refused commands after which a connection is closed, 1 to 10000.",
            zh = "收到多少条无法识别的命令后断开连接，1 至 10000。")
        int badCommandsMax,
    @Doc(
            value = "Failed sign-ins on one connection after which it is closed, 1 to 100.",
            zh = "同一连接上登录失败多少次后断开连接，1 至 100。")
        int failedSigninsMax) {

  public static final Pop3Setting DEFAULT =
      new Pop3Setting(
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofMinutes(2),
          Duration.ZERO,
          true,
          20,
          3);

  public Pop3Setting {
    Problems.in("pop3")
        .unless(within(idleTimeout, 10, 3600), "idle-timeout", "must be 10s to 1h")
        .unless(within(sessionTimeout, 60, 86_400), "session-timeout", "must be 1min to 24h")
        .unless(within(signinTimeout, 10, 3600), "signin-timeout", "must be 10s to 1h")
        .unless(within(loginDelay, 0, 3600), "login-delay", "must be 0s to 1h")
        .unless(
            badCommandsMax >= 1 && badCommandsMax <= 10_000,
            "bad-commands-max",
            "must be 1 to 10000")
        .unless(
            failedSigninsMax >= 1 && failedSigninsMax <= 100,
            "failed-signins-max",
            "must be 1 to 100")
        .throwIfAny();
  }

  private static boolean within(Duration duration, long least, long most) {
    return duration.toSeconds() >= least && duration.toSeconds() <= most;
  }
}
