package org.gatepost.gate;

import java.time.Duration;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[signin]`: who may come in, and how.
@Doc(value = "Signing in.", zh = "登录。")
public record SignInSetting(
    @Doc(
            value =
                "Accept passwords without TLS on listeners bound to a loopback address. For tests"
                    + " and benchmarks.",
            zh = "允许在绑定到环回地址的监听端口上不经 TLS 发送密码。仅供测试和压测使用。")
        boolean plaintextOnLoopback,
    @Doc(
            value = "How long a successful sign-in is remembered, 0s to 1h. 0s turns it off.",
            zh = "登录成功后免于重新计算密码哈希的时长，0s 至 1h；0s 表示关闭。")
        Duration rememberFor,
    @Doc(value = "Sign-ins remembered at once, 1 to 10000000.", zh = "同时记住的登录数量上限，1 至 10000000。")
        int rememberedMax,
    @Doc(
            value = "When to come back after \"try again later\", 1s to 1h.",
            zh = "服务器暂时无法验证时，建议客户端多久之后重试，1s 至 1h。")
        Duration retryAfter) {

  private static final Duration HOUR = Duration.ofHours(1);

  /// What holds unless the operator says otherwise.
  public static final SignInSetting DEFAULT =
      new SignInSetting(false, Duration.ofSeconds(300), 100_000, Duration.ofSeconds(30));

  public SignInSetting {
    Problems.in("signin")
        .unless(
            !rememberFor.isNegative() && rememberFor.compareTo(HOUR) <= 0,
            "remember-for",
            "must be 0s to 1h")
        .unless(
            rememberedMax >= 1 && rememberedMax <= 10_000_000,
            "remembered-max",
            "must be 1 to 10000000")
        .unless(
            retryAfter.compareTo(Duration.ofSeconds(1)) >= 0 && retryAfter.compareTo(HOUR) <= 0,
            "retry-after",
            "must be 1s to 1h")
        .throwIfAny();
  }
}
