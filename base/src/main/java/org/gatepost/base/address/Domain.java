package org.gatepost.base.address;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The part behind the `@`: a host name (letters of any script in a label, RFC 6531) or an address
/// literal such as `[192.0.2.1]`. Always in lower case, without a dot at the end.
public record Domain(String text) implements Comparable<Domain> {
  /// Octets in a whole domain name at most (RFC 5321, 4.5.3.1.2).
  public static final int OCTETS_MAX = 255;

  /// Octets in one label at most (RFC 1035, 2.3.4).
  public static final int LABEL_OCTETS_MAX = 63;

  private static final Pattern LITERAL = Pattern.compile("\\[[0-9A-Za-z:.-]+]");

  public Domain {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a domain");
    }
  }

  /// The domain that the text spells, or nothing where it spells none.
  public static Optional<Domain> parse(CharSequence text) {
    String lower = text.toString().toLowerCase(Locale.ROOT);
    return isValid(lower) ? Optional.of(new Domain(lower)) : Optional.empty();
  }

  /// Whether it is an address literal (RFC 5321, 4.1.3) rather than a name.
  public boolean isLiteral() {
    return text.startsWith("[");
  }

  @Override
  public int compareTo(Domain other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isValid(String text) {
    if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > OCTETS_MAX) {
      return false;
    }
    if (text.charAt(0) == '[') {
      return LITERAL.matcher(text).matches();
    }
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isLabel(text.substring(start, i))) {
          return false;
        }
        start = i + 1;
      }
    }
    return text.equals(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isLabel(String label) {
    if (label.isEmpty()
        || label.getBytes(StandardCharsets.UTF_8).length > LABEL_OCTETS_MAX
        || label.startsWith("-")
        || label.endsWith("-")) {
      return false;
    }
    return label.codePoints().allMatch(Domain::isLabelCharacter);
  }

  private static boolean isLabelCharacter(int c) {
    if (c < 128) {
      return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK
        || c == 0x200C
        || c == 0x200D
        || c == 0x30FB
        || c == 0xB7;
  }
}
