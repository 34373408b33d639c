package org.gatepost.server.pop3;

import java.util.Optional;

/// A language that replies can be in (RFC 6856, 3).
enum Language {
  EN("en", "English"),
  ZH("zh", "中文");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  String tag() {
    return tag;
  }

  /// What its speakers call it.
  String ownName() {
    return ownName;
  }

  /// The language for a tag in lower case, by its first part: `zh-hans-cn` is `zh`.
  static Optional<Language> of(String tag) {
    String first = tag.split("-", 2)[0];
    for (Language each : values()) {
      if (each.tag.equals(first)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
