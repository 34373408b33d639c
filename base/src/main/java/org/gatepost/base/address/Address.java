package org.gatepost.base.address;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A mailbox address. The local part is held without quotes and in the case it came in.
///
/// @param local what stands before the `@`, unquoted; at most 64 octets (RFC 5321, 4.5.3.1.1)
/// @param domain what stands behind it
public record Address(String local, Domain domain) {
  /// Octets in a local part at most (RFC 5321, 4.5.3.1.1).
  public static final int LOCAL_OCTETS_MAX = 64;

  /// Octets in a whole address at most: a path of 256 less its angle brackets (RFC 5321,
  /// 4.5.3.1.3).
  public static final int OCTETS_MAX = 254;

  public Address {
    if (!isLocal(local) || octets(local) + 1 + octets(domain.text()) > OCTETS_MAX) {
      throw new IllegalArgumentException("not an address");
    }
  }

  /// The address that the text spells: `local@domain` with a dot-atom or a quoted string before the
  /// `@`, in ASCII or UTF-8. Nothing where it spells none.
  public static Optional<Address> parse(CharSequence text) {
    String whole = text.toString();
    int at = whole.lastIndexOf('@');
    if (at <= 0) {
      return Optional.empty();
    }
    Optional<String> local = readLocal(whole.substring(0, at));
    Optional<Domain> domain = Domain.parse(whole.substring(at + 1));
    if (local.isEmpty() || domain.isEmpty() || !isLocal(local.get())) {
      return Optional.empty();
    }
    if (octets(local.get()) + 1 + octets(domain.get().text()) > OCTETS_MAX) {
      return Optional.empty();
    }
    return Optional.of(new Address(local.get(), domain.get()));
  }

  /// Whether every character is ASCII, so that no SMTPUTF8 is needed to name it.
  public boolean isAscii() {
    return octets(local) == local.length() && octets(domain.text()) == domain.text().length();
  }

  /// The address as a path spells it, the local part quoted where it must be.
  @Override
  public String toString() {
    return (isDotAtom(local) ? local : quoted(local)) + "@" + domain.text();
  }

  private static Optional<String> readLocal(String text) {
    if (text.startsWith("\"")) {
      return text.length() >= 2 && text.endsWith("\"")
          ? unquote(text.substring(1, text.length() - 1))
          : Optional.empty();
    }
    return isDotAtom(text) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> unquote(String inside) {
    StringBuilder out = new StringBuilder(inside.length());
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '"') {
        return Optional.empty();
      }
      if (c == '\\') {
        i++;
        if (i == inside.length()) {
          return Optional.empty();
        }
        c = inside.charAt(i);
      }
      out.append(c);
    }
    return Optional.of(out.toString());
  }

  private static String quoted(String local) {
    return "\"" + local.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static boolean isLocal(String local) {
    return !local.isEmpty()
        && octets(local) <= LOCAL_OCTETS_MAX
        && local.codePoints().allMatch(Address::isQuotable);
  }

  private static boolean isQuotable(int c) {
    return c >= ' ' && c != 127 && !(c >= 0x80 && c < 0xA0) && !(c >= 0xD800 && c <= 0xDFFF);
  }

  private static boolean isDotAtom(String local) {
    if (local.isEmpty() || local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      return false;
    }
    return local.codePoints().allMatch(c -> c == '.' || isAtomCharacter(c));
  }

  private static boolean isAtomCharacter(int c) {
    if (c >= 0x80) {
      return isQuotable(c);
    }
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
