package org.gatepost.gate.name;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Ascii;

/// The rules of naming, as the operator set them. Knows no account.
public final class Names {
  private final NameRule nameRule;
  private final DomainRule domainRule;
  private final Suggestions suggestions;
  private final TopLevel topLevel;
  private final Set<String> roles;

  /// The rules under these settings.
  ///
  /// @throws org.gatepost.base.setting.InvalidConfig when the list of top-level domains can't be
  ///   read
  public Names(NameSetting setting) {
    this.topLevel =
        setting.topLevelFile().isEmpty()
            ? TopLevel.bundled()
            : TopLevel.from(setting.topLevelFile());
    this.domainRule = new DomainRule(topLevel, setting.labelsMax());
    this.nameRule =
        new NameRule(
            new LocalRule(setting.localOctetsMin()),
            domainRule,
            canonical(setting.internationalDomains()));
    this.suggestions = new Suggestions(topLevel);
    this.roles = canonical(setting.roleNames());
  }

  /// The version and date of the list of top-level domains, in IANA's words.
  public String topLevelVersion() {
    return topLevel.version();
  }

  /// Whether mail to this local part must reach an administrator (RFC 2142).
  public boolean isRole(String local) {
    return roles.contains(Ascii.lower(local));
  }

  /// Whether an account may be called this, wherever it is.
  public NameVerdict check(String text) {
    return check(text, List.of());
  }

  /// Whether an account may be called this.
  ///
  /// @param ours domains of this server; they were checked when they were added
  public NameVerdict check(String text, Collection<Domain> ours) {
    List<String> domains = ours.stream().map(Domain::text).toList();
    return switch (nameRule.rule(text, domains)) {
      case NameVerdict.Good good -> good;
      case NameVerdict.Bad(var fault) when fault.suggestion().isEmpty() ->
          new NameVerdict.Bad(fault.suggesting(suggestion(text, domains)));
      case NameVerdict.Bad bad -> bad;
    };
  }

  /// Whether this may be a domain of the server.
  public DomainVerdict checkDomain(String text) {
    return switch (domainRule.rule(text)) {
      case DomainRule.Fine(var ascii) -> new DomainVerdict.Good(new Domain(ascii));
      case DomainRule.Reserved(var ascii) -> new DomainVerdict.LocalOnly(new Domain(ascii));
      case DomainRule.Wrong(var fault) -> new DomainVerdict.Bad(fault);
    };
  }

  /// What someone meant who typed this to sign in.
  ///
  /// @param implied the domain to add to a bare local part; empty when none is implied
  public Reading read(String text, Optional<Domain> implied) {
    return Typed.read(text, implied);
  }

  private String suggestion(String text, List<String> ours) {
    Optional<String> repaired = suggestions.repair(text, ours);
    if (repaired.isPresent()
        && nameRule.rule(repaired.get(), ours) instanceof NameVerdict.Good(var name)) {
      String suggested = name.toString();
      return suggested.equals(text) ? "" : suggested;
    }
    return "";
  }

  private static Set<String> canonical(List<String> words) {
    Set<String> all = new HashSet<>();
    words.forEach(word -> all.add(Ascii.lower(Idn.toAscii(word).orElse(word))));
    return Set.copyOf(all);
  }
}
