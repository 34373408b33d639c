package org.gatepost.server.net;

import java.time.Duration;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[net]`: what every listener grants a peer, whatever the protocol.
@Doc(
    value = "Connections: how many, from where, and how slow they may be.",
    zh = "网络连接：数量、来源以及允许的快慢。")
public record NetSetting(
    @Doc(
            value = "Event loop threads. 0 means one for every two processors.",
            zh = "事件循环线程数。0 表示每两个处理器一个。")
        int loops,
    @Doc(
            value = "Connections at once on one listener, 1 to 1000000.",
            zh = "单个监听端口的最大并发连接数，1 至 1000000。")
        int connectionsMax,
    @Doc(
            value = "Connections at once from one IPv4 address or IPv6 /64, on all listeners.",
            zh = "同一 IPv4 地址或同一 IPv6 /64 网段在所有监听端口上的最大并发连接数。")
        int connectionsPerAddress,
    @Doc(value = "How long a TLS handshake may take, 1s to 10min.", zh = "TLS 握手的最长时间，1s 至 10min。")
        Duration handshakeTimeout,
    @Doc(
            value = "How long a new peer may take until its first octet, 1s to 10min.",
            zh = "新连接发出第一个字节前的最长等待时间，1s 至 10min。")
        Duration firstOctetTimeout,
    @Doc(
            value = "How long a line may take from its first octet to its end, 1s to 10min.",
            zh = "一行数据从第一个字节到行尾的最长时间，1s 至 10min。")
        Duration lineTimeout,
    @Doc(
            value = "How long a peer may take nothing of what it is sent, 1s to 1h.",
            zh = "对端停止接收数据的最长时间，1s 至 1h。")
        Duration writeTimeout,
    @Doc(
            value =
                "Bytes that a peer in the middle of a message or literal sends at least in each"
                    + " slowest-window that the server waits for it, 0 to 16 MiB; 0 for no floor.",
            zh = "对端传输邮件或 literal 期间，服务器每等待一个 slowest-window 至少应收到的字节数，0 至 16 MiB；0 表示不设下限。")
        long slowestBytes,
    @Doc(
            value = "The time over which that is judged, 1s to 1h. The first is the peer's grace.",
            zh = "衡量上述最低速度的时间窗口，1s 至 1h。首个窗口即为宽限期。")
        Duration slowestWindow,
    @Doc(
            value = "How long sessions may finish their work when the server stops, 0s to 10min.",
            zh = "停止服务时留给现有会话收尾的时间，0s 至 10min。")
        Duration drainTimeout) {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  public static final NetSetting DEFAULT =
      new NetSetting(
          0,
          20_000,
          500,
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          256 << 10,
          Duration.ofMinutes(5),
          Duration.ofSeconds(10));

  public NetSetting {
    Problems.in("net")
        .unless(loops >= 0 && loops <= 256, "loops", "must be 0 to 256")
        .unless(
            connectionsMax >= 1 && connectionsMax <= 1_000_000,
            "connections-max",
            "must be 1 to 1000000")
        .unless(
            connectionsPerAddress >= 1 && connectionsPerAddress <= 1_000_000,
            "connections-per-address",
            "must be 1 to 1000000")
        .unless(within(handshakeTimeout, TEN_MINUTES), "handshake-timeout", "must be 1s to 10min")
        .unless(
            within(firstOctetTimeout, TEN_MINUTES), "first-octet-timeout", "must be 1s to 10min")
        .unless(within(lineTimeout, TEN_MINUTES), "line-timeout", "must be 1s to 10min")
        .unless(within(writeTimeout, Duration.ofHours(1)), "write-timeout", "must be 1s to 1h")
        .unless(
            slowestBytes >= 0 && slowestBytes <= 16 << 20, "slowest-bytes", "must be 0 to 16 MiB")
        .unless(within(slowestWindow, Duration.ofHours(1)), "slowest-window", "must be 1s to 1h")
        .unless(
            !drainTimeout.isNegative() && drainTimeout.compareTo(TEN_MINUTES) <= 0,
            "drain-timeout",
            "must be 0s to 10min")
        .throwIfAny();
  }

  private static boolean within(Duration given, Duration most) {
    return given.compareTo(Duration.ofSeconds(1)) >= 0 && given.compareTo(most) <= 0;
  }
}
