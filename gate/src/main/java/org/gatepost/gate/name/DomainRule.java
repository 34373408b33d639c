package org.gatepost.gate.name;

import com.google.common.net.InternetDomainName;
import java.util.Optional;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Words;

/// What may stand behind the `@`: a name below a real top-level domain that one can own.
final class DomainRule {
  private static final int OCTETS_MAX = 253; // RFC 1035, 2.3.4, less the root label

  private static final int LABEL_OCTETS_MAX = 63; // RFC 1035, 2.3.4

  private static final String DOTS = ".。．｡"; // the separators of UTS #46, 4.1

  private final TopLevel topLevel;
  private final int labelsMax;

  DomainRule(TopLevel topLevel, int labelsMax) {
    this.topLevel = topLevel;
    this.labelsMax = labelsMax;
  }

  sealed interface Ruling {}

  /// @param ascii in A-labels and lower case
  record Fine(String ascii) implements Ruling {}

  /// In order, but reserved for local use.
  ///
  /// @param ascii in A-labels and lower case
  record Reserved(String ascii) implements Ruling {}

  record Wrong(Fault fault) implements Ruling {}

  Ruling rule(String domain) {
    Optional<Fault> form = form(domain);
    if (form.isPresent()) {
      return new Wrong(form.get());
    }
    String lower = Ascii.lower(domain);
    Optional<String> ascii = Idn.concerns(domain) ? Idn.toAscii(domain) : Optional.of(lower);
    if (ascii.isEmpty()) {
      return wrong(
          FaultCode.DOMAIN_IDN,
          firstWrongLabel(domain),
          "The domain is not a valid international name (UTS #46).",
          "该域名不是有效的国际化域名（UTS #46）。");
    }
    if (ascii.get().length() > OCTETS_MAX) {
      return wrong(
          FaultCode.DOMAIN_TOO_LONG,
          Math.min(OCTETS_MAX, points(domain)),
          "A domain has at most %d octets; this one has %d."
              .formatted(OCTETS_MAX, ascii.get().length()),
          "域名最多 %d 个字节，当前有 %d 个。".formatted(OCTETS_MAX, ascii.get().length()));
    }
    return place(domain, ascii.get());
  }

  private static Optional<Fault> form(String domain) {
    if (domain.isEmpty()) {
      return fault(FaultCode.DOMAIN_EMPTY, 0, "Nothing stands after the @.", "@ 之后没有域名。");
    }
    if (domain.startsWith("[")) {
      return fault(
          FaultCode.DOMAIN_LITERAL,
          0,
          "An IP address can't be the domain of an account.",
          "账户的域名不能是 IP 地址。");
    }
    int[] points = domain.codePoints().toArray();
    int labelStart = 0;
    for (int i = 0; i <= points.length; i++) {
      if (i == points.length || isDot(points[i])) {
        Optional<Fault> label = label(points, labelStart, i);
        if (label.isPresent()) {
          return label;
        }
        labelStart = i + 1;
      } else if (points[i] < 0x80 && !isLdh(points[i])) {
        return fault(
            FaultCode.DOMAIN_CHARACTER,
            i,
            "A domain consists of letters, digits, hyphens and dots.",
            "域名只能由字母、数字、连字符和点组成。");
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> label(int[] points, int start, int end) {
    if (start == end) {
      return emptyLabel(points, start);
    }
    if (points[start] == '-' || points[end - 1] == '-') {
      return fault(
          FaultCode.DOMAIN_HYPHEN,
          points[start] == '-' ? start : end - 1,
          "No part of a domain begins or ends with a hyphen.",
          "域名的每一段都不能以连字符开头或结尾。");
    }
    if (end - start > LABEL_OCTETS_MAX) {
      return fault(
          FaultCode.DOMAIN_LABEL_TOO_LONG,
          start + LABEL_OCTETS_MAX,
          "A part of a domain has at most %d characters.".formatted(LABEL_OCTETS_MAX),
          "域名的每一段最多 %d 个字符。".formatted(LABEL_OCTETS_MAX));
    }
    return Optional.empty();
  }

  private static Optional<Fault> emptyLabel(int[] points, int at) {
    if (at == 0) {
      return fault(FaultCode.DOMAIN_DOT_FIRST, 0, "A domain can't begin with a dot.", "域名不能以点开头。");
    }
    return at == points.length
        ? fault(
            FaultCode.DOMAIN_DOT_LAST, at - 1, "A domain can't end with a dot here.", "域名末尾不应有点。")
        : fault(FaultCode.DOMAIN_DOUBLE_DOT, at, "Two dots stand in a row.", "域名中不能有两个连续的点。");
  }

  private Ruling place(String typed, String ascii) {
    int lastDot = ascii.lastIndexOf('.');
    if (TopLevel.isForLocalUse(ascii)) {
      return new Reserved(ascii);
    }
    if (lastDot < 0) {
      return wrong(
          FaultCode.DOMAIN_ONE_LABEL,
          points(typed),
          "The domain has no top-level domain, such as .com or .cn.",
          "域名缺少顶级域，例如 .com 或 .cn。");
    }
    if (TopLevel.isReserved(ascii) || !topLevel.has(ascii.substring(lastDot + 1))) {
      return wrong(
          FaultCode.DOMAIN_TOP_LEVEL,
          lastLabel(typed),
          "There is no such top-level domain.",
          "不存在这样的顶级域。");
    }
    return registered(ascii);
  }

  private Ruling registered(String ascii) {
    InternetDomainName name = InternetDomainName.from(ascii);
    if (!name.isUnderPublicSuffix()) {
      return wrong(
          FaultCode.DOMAIN_PUBLIC_SUFFIX,
          0,
          "Under this name others register theirs; it can't be anyone's mail domain.",
          "这是供他人注册域名的公共后缀，不能作为邮件域。");
    }
    int below = name.parts().size() - name.topPrivateDomain().parts().size();
    if (below > labelsMax) {
      return wrong(
          FaultCode.DOMAIN_TOO_DEEP,
          0,
          "At most %d parts may stand before %s.".formatted(labelsMax, name.topPrivateDomain()),
          "%2$s 之前最多允许 %1$d 段。".formatted(labelsMax, name.topPrivateDomain()));
    }
    return new Fine(ascii);
  }

  private static int firstWrongLabel(String domain) {
    int start = 0;
    int[] points = domain.codePoints().toArray();
    for (int i = 0; i <= points.length; i++) {
      if (i == points.length || isDot(points[i])) {
        if (Idn.toAscii(new String(points, start, i - start)).isEmpty()) {
          return start;
        }
        start = i + 1;
      }
    }
    return 0;
  }

  private static int lastLabel(String domain) {
    int[] points = domain.codePoints().toArray();
    int start = points.length;
    while (start > 0 && !isDot(points[start - 1])) {
      start--;
    }
    return start;
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isDot(int c) {
    return DOTS.indexOf(c) >= 0;
  }

  private static boolean isLdh(int c) {
    return c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static Optional<Fault> fault(
      FaultCode code, int position, String english, String chinese) {
    return Optional.of(new Fault(code, position, new Words(english, chinese)));
  }

  private static Wrong wrong(FaultCode code, int position, String english, String chinese) {
    return new Wrong(new Fault(code, position, new Words(english, chinese)));
  }
}
