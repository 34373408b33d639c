package org.gatepost.gate.secret;

import java.time.Duration;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[password]`: what passwords must be, and what checking one may cost.
@Doc(value = "Passwords and their hashes.", zh = "密码及其哈希。")
public record PasswordSetting(
    @Doc(
            value = "Memory for one Argon2id hash, 8 KiB to 1 GiB.",
            zh = "计算一次 Argon2id 哈希所用的内存，8 KiB 至 1 GiB。")
        long hashMemoryBytes,
    @Doc(value = "Passes of Argon2id over its memory, 1 to 64.", zh = "Argon2id 遍历内存的次数，1 至 64。")
        int hashPasses,
    @Doc(value = "Lanes of Argon2id, 1 to 16.", zh = "Argon2id 的并行通道数，1 至 16。") int hashLanes,
    @Doc(
            value = "Hashes computed at once, 1 to 1024; 0 = one for each core.",
            zh = "同时计算的哈希数，1 至 1024；0 表示与 CPU 核数相同。")
        int hashesAtOnce,
    @Doc(
            value = "Sign-ins that may wait for their hash, 1 to 100000.",
            zh = "允许排队等待计算哈希的登录数，1 至 100000。")
        int waitingMax,
    @Doc(
            value = "How long a sign-in waits for its turn before \"try again later\", 1s to 60s.",
            zh = "登录排队等待的最长时间，超过后答复“稍后再试”，1s 至 60s。")
        Duration waitMax,
    @Doc(value = "Characters in a new password at least, 8 to 64.", zh = "新密码的最少字符数，8 至 64。")
        int lengthMin,
    @Doc(
            value = "Octets in a password at most, 64 to 4096; longer ones are refused unread.",
            zh = "密码的最大字节数，64 至 4096；超出者不经验证直接拒绝。")
        int octetsMax) {

  private static final long GIBIBYTE = 1L << 30;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// OWASP's choice for Argon2id: 19 MiB, two passes, one lane.
  public static final PasswordSetting DEFAULT =
      new PasswordSetting(19 << 20, 2, 1, 0, 256, Duration.ofSeconds(10), 12, 1024);

  public PasswordSetting {
    Problems.in("password")
        .unless(
            hashMemoryBytes >= 8L * 1024 * Math.max(1, hashLanes) && hashMemoryBytes <= GIBIBYTE,
            "hash-memory-bytes",
            "must be 8 KiB for each lane to 1 GiB")
        .unless(hashPasses >= 1 && hashPasses <= 64, "hash-passes", "must be 1 to 64")
        .unless(hashLanes >= 1 && hashLanes <= 16, "hash-lanes", "must be 1 to 16")
        .unless(hashesAtOnce >= 0 && hashesAtOnce <= 1024, "hashes-at-once", "must be 0 to 1024")
        .unless(waitingMax >= 1 && waitingMax <= 100_000, "waiting-max", "must be 1 to 100000")
        .unless(
            waitMax.compareTo(Duration.ofSeconds(1)) >= 0 && waitMax.compareTo(MINUTE) <= 0,
            "wait-max",
            "must be 1s to 60s")
        .unless(lengthMin >= 8 && lengthMin <= 64, "length-min", "must be 8 to 64")
        .unless(octetsMax >= 64 && octetsMax <= 4096, "octets-max", "must be 64 to 4096")
        .throwIfAny();
  }

  int threads() {
    return hashesAtOnce == 0 ? Runtime.getRuntime().availableProcessors() : hashesAtOnce;
  }

  Cost cost() {
    return new Cost((int) (hashMemoryBytes / 1024), hashPasses, hashLanes);
  }
}
