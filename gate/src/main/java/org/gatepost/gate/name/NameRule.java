package org.gatepost.gate.name;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatepost.base.address.Address;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Words;

/// What a whole name must be: one local part, one `@`, one domain.
final class NameRule {
  private static final Words EMPTY = new Words("There is no name here.", "没有填写任何内容。");
  private static final Words SPACE = new Words("There is a space in the name.", "名称中含有空格。");
  private static final Words NO_AT = new Words("There is no @ in the name.", "缺少 @ 符号。");
  private static final Words SEVERAL_ATS =
      new Words("There is more than one @ in the name.", "@ 符号不止一个。");
  private static final Words TOO_LONG =
      new Words(
          "A name has at most %d octets.".formatted(Address.OCTETS_MAX),
          "完整地址最多 %d 个字节。".formatted(Address.OCTETS_MAX));
  private static final Words RESERVED =
      new Words(
          "This top-level domain is reserved for local use; add the domain to this server first.",
          "该顶级域保留供本地使用；请先将此域添加到本服务器。");

  private final LocalRule localRule;
  private final DomainRule domainRule;
  private final Set<String> internationalDomains;

  NameRule(LocalRule localRule, DomainRule domainRule, Set<String> internationalDomains) {
    this.localRule = localRule;
    this.domainRule = domainRule;
    this.internationalDomains = internationalDomains;
  }

  NameVerdict rule(String text, List<String> ours) {
    Optional<Fault> frame = frame(text);
    if (frame.isPresent()) {
      return new NameVerdict.Bad(frame.get());
    }
    int at = text.lastIndexOf('@');
    Halves halves = new Halves(text.substring(0, at), text.substring(at + 1));
    return switch (localRule.rule(halves.local, isInternational(halves.domain))) {
      case LocalRule.Wrong(var fault) -> new NameVerdict.Bad(fault);
      case LocalRule.Fine(var local) -> domain(halves, local, ours);
    };
  }

  private record Halves(String local, String domain) {
    int domainStart() {
      return local.codePointCount(0, local.length()) + 1;
    }
  }

  private static Optional<Fault> frame(String text) {
    if (text.isBlank()) {
      return Optional.of(new Fault(FaultCode.EMPTY, 0, EMPTY));
    }
    int[] points = text.codePoints().toArray();
    boolean quoted = points[0] == '"';
    boolean at = false;
    for (int i = 0; i < points.length; i++) {
      if (!quoted && (Character.isWhitespace(points[i]) || Character.isSpaceChar(points[i]))) {
        return Optional.of(new Fault(FaultCode.SPACE, i, SPACE));
      }
      if (!quoted && at && points[i] == '@') {
        return Optional.of(new Fault(FaultCode.SEVERAL_ATS, i, SEVERAL_ATS));
      }
      at |= points[i] == '@';
    }
    return at ? Optional.empty() : Optional.of(new Fault(FaultCode.NO_AT, points.length, NO_AT));
  }

  private NameVerdict domain(Halves halves, String local, List<String> ours) {
    return switch (domainRule.rule(halves.domain)) {
      case DomainRule.Fine(var ascii) -> whole(halves, local, ascii, ours);
      case DomainRule.Reserved(var ascii) when ours.contains(ascii) ->
          whole(halves, local, ascii, ours);
      case DomainRule.Reserved _ ->
          new NameVerdict.Bad(new Fault(FaultCode.DOMAIN_RESERVED, halves.domainStart(), RESERVED));
      case DomainRule.Wrong(var fault) -> new NameVerdict.Bad(fault.moved(halves.domainStart()));
    };
  }

  private static NameVerdict whole(Halves halves, String local, String ascii, List<String> ours) {
    Optional<Address> address = Address.parse(local + "@" + ascii);
    if (address.isEmpty()) {
      return new NameVerdict.Bad(new Fault(FaultCode.TOO_LONG, Address.OCTETS_MAX, TOO_LONG));
    }
    return Suggestions.meant(ascii, ours)
        .<NameVerdict>map(meant -> mistyped(halves, local, meant))
        .orElseGet(() -> new NameVerdict.Good(address.get()));
  }

  private static NameVerdict mistyped(Halves halves, String local, String meant) {
    Words sentence =
        new Words(
            "This domain looks like a slip for %s.".formatted(meant),
            "该域名疑为 %s 的误写。".formatted(meant));
    Fault fault = new Fault(FaultCode.DOMAIN_MISTYPED, halves.domainStart(), sentence);
    return new NameVerdict.Bad(fault.suggesting(local + "@" + meant));
  }

  private boolean isInternational(String domain) {
    return internationalDomains.contains("*")
        || internationalDomains.contains(Ascii.lower(domain))
        || internationalDomains.contains(Idn.toAscii(domain).orElse(domain));
  }
}
