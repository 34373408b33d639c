package org.gatepost.server.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Ascii;

/// How large a message to each domain may be.
final class SizeLimits {
  private static final Pattern LIMIT =
      Pattern.compile("\\s*(\\S+)\\s*=\\s*(?:(\\d{1,6})\\s*(KB|MB|KiB|MiB)|([A-Za-z]+))\\s*");

  private final long general;
  private final Map<Domain, Long> special = new HashMap<>();

  SizeLimits(DeliverySetting setting) {
    this.general = setting.messageBytesMax();
    for (String text : setting.domainLimits()) {
      readOne(text).ifPresent(one -> special.put(one.domain, Math.min(general, one.octets)));
    }
  }

  record Limit(Domain domain, long octets) {}

  /// What `example.org = 10 MB` says.
  static Optional<Limit> readOne(String text) {
    Matcher matcher = LIMIT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long octets = matcher.group(4) == null ? size(matcher) : profile(matcher.group(4));
    return Domain.parse(matcher.group(1)).filter(_ -> octets > 0).map(d -> new Limit(d, octets));
  }

  /// The most that any domain takes.
  long most() {
    return general;
  }

  long of(Domain domain) {
    return special.getOrDefault(domain, general);
  }

  private static long size(Matcher matcher) {
    long unit =
        switch (matcher.group(3)) {
          case "KB" -> 1_000;
          case "MB" -> 1_000_000;
          case "KiB" -> 1L << 10;
          default -> 1L << 20;
        };
    return Long.parseLong(matcher.group(2)) * unit;
  }

  private static long profile(String name) {
    return switch (Ascii.lower(name)) {
      case "finance" -> 5_000_000;
      case "healthcare" -> 10_000_000;
      case "education" -> 25_000_000;
      default -> 0;
    };
  }
}
