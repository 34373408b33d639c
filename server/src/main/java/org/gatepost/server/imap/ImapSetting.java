package org.gatepost.server.imap;

import java.time.Duration;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[imap]`: the door through which mail programs read and sort mail.
@Doc(
    value = "The IMAP door: how mail programs read and sort their mail.",
    zh = "IMAP 服务:邮件客户端由此收取和整理邮件。")
public record ImapSetting(
    @Doc(
            value =
                "How long a connection may stay silent outside IDLE before it is closed. RFC 9051"
                    + " asks for at least 30 minutes; a shorter time is accepted with a warning in"
                    + " the log.",
            zh = "IDLE 之外,连接静默多久后关闭。RFC 9051 要求至少 30 分钟;" + "可以设得更短,但启动时会在日志中告警。")
        Duration idleTimeout,
    @Doc(
            value =
                "How long a connection may stay silent outside IDLE before it is told, with an"
                    + " untagged OK, that it will be closed.",
            zh = "IDLE 之外,连接静默多久后,服务器用一行无标签的 OK 提醒客户端:即将超时。")
        Duration idleWarning,
    @Doc(
            value = "How long one IDLE command may last. Mail programs renew it every 29 minutes.",
            zh = "一次 IDLE 命令最长保持多久。客户端通常每 29 分钟重发一次。")
        Duration idleCommandTimeout,
    @Doc(value = "How long a connection may take to sign in.", zh = "连接建立后,须在多长时间内完成登录。")
        Duration signinTimeout,
    @Doc(value = "IMAP connections of one account at the same time.", zh = "单个账户同时保持的 IMAP 连接数上限。")
        int connectionsPerAccount,
    @Doc(
            value = "Refused commands after which the connection is closed.",
            zh = "收到多少条无法识别的命令后断开连接。")
        int badCommandsMax,
    @Doc(
            value = "Failed sign-ins on one connection after which it is closed.",
            zh = "同一连接上登录失败多少次后断开连接。")
        int failedSigninsMax,
    @Doc(
            value = "Octets in one command line, without its literals.",
            zh = "一行命令的最大长度(字节),不含 literal 部分。")
        long lineBytesMax,
    @Doc(
            value = "Octets in one literal that is not a message.",
            zh = "除邮件正文外,单个 literal 的最大长度(字节)。")
        long literalBytesMax,
    @Doc(
            value = "Octets in one message that is appended (told to clients as APPENDLIMIT).",
            zh = "APPEND 单封邮件的最大长度(字节),以 APPENDLIMIT 告知客户端。")
        long appendBytesMax,
    @Doc(value = "Whether COMPRESS=DEFLATE is offered.", zh = "是否提供 COMPRESS=DEFLATE 传输压缩。")
        boolean compression) {

  /// What RFC 9051, 5.4 asks for at least.
  static final Duration IDLE_TIMEOUT_LEAST = Duration.ofMinutes(30);

  /// Safe for mailboxes with mail programs of every age.
  public static final ImapSetting DEFAULT =
      new ImapSetting(
          IDLE_TIMEOUT_LEAST,
          Duration.ofMinutes(5),
          Duration.ofMinutes(29),
          Duration.ofMinutes(1),
          20,
          20,
          3,
          65_536,
          131_072,
          52_428_800,
          true);

  public ImapSetting {
    Problems.in("imap")
        .unless(within(idleTimeout, 60, 86_400), "idle-timeout", "must be between 60s and 24h")
        .unless(idleWarning.isPositive(), "idle-warning", "must be longer than zero")
        .unless(
            within(idleCommandTimeout, 60, 86_400),
            "idle-command-timeout",
            "must be between 60s and 24h")
        .unless(within(signinTimeout, 10, 3600), "signin-timeout", "must be between 10s and 1h")
        .unless(
            connectionsPerAccount >= 1 && connectionsPerAccount <= 100_000,
            "connections-per-account",
            "must be 1 to 100000")
        .unless(
            badCommandsMax >= 1 && badCommandsMax <= 10_000,
            "bad-commands-max",
            "must be 1 to 10000")
        .unless(
            failedSigninsMax >= 1 && failedSigninsMax <= 100,
            "failed-signins-max",
            "must be 1 to 100")
        .unless(
            lineBytesMax >= 8192 && lineBytesMax <= 1_048_576,
            "line-bytes-max",
            "must be between 8 KiB (RFC 9051, 4) and 1 MiB")
        .unless(
            literalBytesMax >= 4096 && literalBytesMax <= 16_777_216,
            "literal-bytes-max",
            "must be between 4 KiB (RFC 7888, 4) and 16 MiB")
        .unless(
            appendBytesMax >= 65_536 && appendBytesMax <= 2_000_000_000,
            "append-bytes-max",
            "must be between 64 KiB and 2 GB")
        .throwIfAny();
  }

  /// Whether the operator closes silent connections sooner than the RFC allows.
  boolean closesEarly() {
    return idleTimeout.compareTo(IDLE_TIMEOUT_LEAST) < 0;
  }

  private static boolean within(Duration duration, long from, long to) {
    return duration.toSeconds() >= from && duration.toSeconds() <= to;
  }
}
