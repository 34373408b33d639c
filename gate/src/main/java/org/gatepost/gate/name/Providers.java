package org.gatepost.gate.name;

import java.util.List;

/// Domains that people mean when they mistype a domain, the likelier ones first.
final class Providers {
  /// Each is real, so none is a slip for another.
  static final List<String> DOMAINS =
      List.of(
          "gmail.com",
          "qq.com",
          "163.com",
          "outlook.com",
          "hotmail.com",
          "yahoo.com",
          "126.com",
          "icloud.com",
          "foxmail.com",
          "sina.com",
          "aliyun.com",
          "139.com",
          "sohu.com",
          "yeah.net",
          "189.cn",
          "sina.cn",
          "188.com",
          "vip.qq.com",
          "vip.163.com",
          "vip.sina.com",
          "live.com",
          "live.cn",
          "msn.com",
          "aol.com",
          "me.com",
          "mac.com",
          "ymail.com",
          "mail.com",
          "email.com",
          "googlemail.com",
          "protonmail.com",
          "proton.me",
          "fastmail.com",
          "zoho.com",
          "yandex.ru",
          "yandex.com",
          "mail.ru",
          "gmx.de",
          "gmx.net",
          "gmx.com",
          "web.de",
          "t-online.de",
          "yahoo.co.uk",
          "yahoo.co.jp",
          "hotmail.co.uk",
          "btinternet.com",
          "orange.fr",
          "free.fr",
          "laposte.net",
          "libero.it",
          "naver.com",
          "daum.net",
          "hanmail.net",
          "comcast.net",
          "verizon.net",
          "att.net",
          "rocketmail.com",
          "rediffmail.com");

  /// Top-level domains that people mean when they mistype one, the likelier ones first.
  static final List<String> TOP_LEVELS =
      List.of(
          "com", "cn", "net", "org", "edu", "gov", "io", "info", "de", "uk", "jp", "fr", "ru",
          "biz", "co", "hk", "tw");

  private Providers() {}
}
