package org.gatepost.app.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[listen]`: which doors are open, and where.
///
/// Each value is `auto`, `off` or `ADDRESS:PORT`. `auto` is the protocol's own port where it can be
/// bound, otherwise the one in the 2000s. Port 0 picks a free one; `gatepost status` shows it.
public record ListenSetting(
    @Doc(
            value = "Mail from other servers (RFC 5321): auto is 25, or 2025.",
            zh = "接收其他服务器的来信（RFC 5321）：auto 为 25，不可用时为 2025。")
        String smtp,
    @Doc(
            value = "Submission with STARTTLS (RFC 6409): auto is 587, or 2587.",
            zh = "客户端发信，STARTTLS（RFC 6409）：auto 为 587，不可用时为 2587。")
        String submission,
    @Doc(
            value = "Submission with implicit TLS (RFC 8314): auto is 465, or 2465.",
            zh = "客户端发信，隐式 TLS（RFC 8314）：auto 为 465，不可用时为 2465。")
        String submissions,
    @Doc(
            value =
                "LMTP from another MTA (RFC 2033); no TLS or sign-in: loopback only. Usually off.",
            zh = "其他 MTA 通过 LMTP 投递（RFC 2033），没有 TLS 也不登录：只能绑定环回地址。默认关闭。")
        String lmtp,
    @Doc(
            value = "IMAP with STARTTLS (RFC 9051): auto is 143, or 2143.",
            zh = "IMAP，STARTTLS（RFC 9051）：auto 为 143，不可用时为 2143。")
        String imap,
    @Doc(
            value = "IMAP with implicit TLS: auto is 993, or 2993.",
            zh = "IMAP，隐式 TLS：auto 为 993，不可用时为 2993。")
        String imaps,
    @Doc(
            value = "POP3 with STLS (RFC 1939): auto is 110, or 2110.",
            zh = "POP3，STLS（RFC 1939）：auto 为 110，不可用时为 2110。")
        String pop3,
    @Doc(
            value = "POP3 with implicit TLS: auto is 995, or 2995.",
            zh = "POP3，隐式 TLS：auto 为 995，不可用时为 2995。")
        String pop3s,
    @Doc(
            value = "ManageSieve (RFC 5804). This version has no Sieve yet: only off is accepted.",
            zh = "ManageSieve（RFC 5804）。本版本还没有 Sieve：只接受 off。")
        String managesieve,
    @Doc(
            value = "Plain HTTP for /metrics and /healthz: loopback only. Off by default.",
            zh = "明文 HTTP，提供 /metrics 与 /healthz：只能绑定环回地址。默认关闭。")
        String http,
    @Doc(
            value = "HTTPS for /healthz, and /metrics from loopback: auto is 443, or 2443.",
            zh = "HTTPS，提供 /healthz，并对环回地址提供 /metrics：auto 为 443，不可用时为 2443。")
        String https) {

  /// The word for "the protocol's own port, or the one in the 2000s".
  public static final String AUTO = "auto";

  /// The word for "not at all".
  public static final String OFF = "off";

  /// Every door that this version has, on its own port.
  public static final ListenSetting DEFAULT =
      new ListenSetting(AUTO, AUTO, AUTO, OFF, AUTO, AUTO, AUTO, AUTO, OFF, OFF, AUTO);

  private static final Pattern PLACE =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[0-9A-Za-z.*-]+):(\\d{1,5})");

  private static final Pattern LOOPBACK =
      Pattern.compile("(?:127\\.\\d+\\.\\d+\\.\\d+|\\[::1]|localhost):\\d+");

  public ListenSetting {
    Problems problems = Problems.in("listen");
    byName(smtp, submission, submissions, lmtp, imap, imaps, pop3, pop3s, managesieve, http, https)
        .forEach(
            (name, place) ->
                problems.unless(
                    isPlace(place),
                    name,
                    "must be \"auto\", \"off\" or \"ADDRESS:PORT\" with a port of 0 to 65535"));
    problems
        .unless(
            isLocal(lmtp), "lmtp", "must be a loopback address or \"off\": LMTP trusts its peer")
        .unless(isLocal(http), "http", "must be a loopback address or \"off\": use https elsewhere")
        .unless(
            managesieve.equals(OFF), "managesieve", "must be \"off\": this version has no Sieve")
        .throwIfAny();
  }

  /// Every door and what was set for it, in the order in which they open.
  public Map<String, String> doors() {
    return byName(
        smtp, submission, submissions, lmtp, imap, imaps, pop3, pop3s, managesieve, http, https);
  }

  private static Map<String, String> byName(String... places) {
    String[] names = {
      "smtp",
      "submission",
      "submissions",
      "lmtp",
      "imap",
      "imaps",
      "pop3",
      "pop3s",
      "managesieve",
      "http",
      "https"
    };
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      all.put(names[i], places[i]);
    }
    return all;
  }

  private static boolean isPlace(String text) {
    if (text.equals(AUTO) || text.equals(OFF)) {
      return true;
    }
    var place = PLACE.matcher(text);
    return place.matches() && Integer.parseInt(place.group(1)) <= 65_535;
  }

  private static boolean isLocal(String text) {
    return text.equals(OFF) || !isPlace(text) || LOOPBACK.matcher(text).matches();
  }
}
