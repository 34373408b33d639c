package org.gatepost.gate.name;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.text.Ascii;

/// What someone may have meant by a name that can't be had.
final class Suggestions {
  private static final int SHORT = 7; // `163.com`: two slips in so few letters are another name

  private final TopLevel topLevel;

  Suggestions(TopLevel topLevel) {
    this.topLevel = topLevel;
  }

  /// A repaired form of the text; it may still be wrong, so whoever asks checks it.
  ///
  /// @param ours domains of this server, likelier than any other
  Optional<String> repair(String text, Collection<String> ours) {
    String plain = Typed.plain(text).replace(" ", "").replace(",", ".");
    int at = plain.lastIndexOf('@');
    if (at < 0) {
      return withoutAt(plain, ours);
    }
    String local = dots(plain.substring(0, at).replace("@", ""));
    String domain = dots(plain.substring(at + 1));
    return Optional.of(local + "@" + domain(domain, ours));
  }

  /// The domain that this is a slip for, when it is one slip away from a known one and no known one
  /// itself.
  static Optional<String> meant(String domain, Collection<String> ours) {
    if (ours.contains(domain) || Providers.DOMAINS.contains(domain)) {
      return Optional.empty();
    }
    return nearest(domain, ours, 1)
        .or(() -> nearest(domain, Providers.DOMAINS, 1))
        .filter(known -> known.length() > SHORT);
  }

  private String domain(String domain, Collection<String> ours) {
    if (ours.contains(domain) || Providers.DOMAINS.contains(domain)) {
      return domain;
    }
    return nearest(domain, ours, 2)
        .or(() -> nearest(domain, Providers.DOMAINS, 2))
        .or(() -> Providers.DOMAINS.stream().filter(known -> begins(known, domain)).findFirst())
        .orElseGet(() -> topLevel(domain));
  }

  private String topLevel(String domain) {
    int dot = domain.lastIndexOf('.');
    String last = domain.substring(dot + 1);
    if (dot < 0 || topLevel.has(last)) {
      return domain;
    }
    return nearest(last, Providers.TOP_LEVELS, 1)
        .map(meant -> domain.substring(0, dot + 1) + meant)
        .orElse(domain);
  }

  // alice.gmail.com, alice2gmail.com: on a keyboard the @ is not far.
  private static Optional<String> withoutAt(String text, Collection<String> ours) {
    return known(text, ours).or(() -> known(text, Providers.DOMAINS));
  }

  private static Optional<String> known(String text, Collection<String> domains) {
    for (String domain : domains) {
      int end = text.length() - domain.length() - 1;
      if (end > 0 && text.endsWith(domain) && "2.#'\"!$%&*-_+ ".indexOf(text.charAt(end)) >= 0) {
        return Optional.of(text.substring(0, end) + "@" + domain);
      }
    }
    return Optional.empty();
  }

  private static boolean begins(String known, String label) {
    return known.startsWith(label + ".");
  }

  private static Optional<String> nearest(String word, Collection<String> known, int slips) {
    String best = "";
    int least = slips + 1;
    for (String candidate : known) {
      int allowed = candidate.length() <= SHORT ? Math.min(slips, 1) : slips;
      int distance = Nearness.distance(word, candidate, allowed);
      if (distance <= allowed && distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String dots(String text) {
    List<String> parts = List.of(Ascii.lower(text).split("\\.+"));
    return String.join(".", parts.stream().filter(part -> !part.isEmpty()).toList());
  }
}
