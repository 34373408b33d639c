package org.gatepost.store.mailbox;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.gatepost.base.text.Ascii;

/// The whole name of a mailbox: levels between slashes, in Unicode's composed form (NFC).
///
/// `INBOX` is one name in whatever case it is written (RFC 9051, 5.1), also as the first level of a
/// longer one. Modified UTF-7 is the IMAP door's business.
///
/// @param text the canonical spelling
public record MailboxName(String text) implements Comparable<MailboxName> {
  /// What stands between two levels.
  public static final char DELIMITER = '/';

  /// The mailbox every account has.
  public static final MailboxName INBOX = new MailboxName("INBOX");

  /// Octets of UTF-8 in one level at most: what file systems, and so export formats, can hold.
  public static final int LEVEL_OCTETS_MAX = 255;

  /// Octets of UTF-8 in a whole name at most.
  public static final int OCTETS_MAX = 1_000;

  public MailboxName {
    if (!isValid(text) || !canonical(text).equals(text)) {
      throw new IllegalArgumentException("not a mailbox name");
    }
  }

  /// The name that the text spells; nothing where a level is empty or too long, or where it holds
  /// what can't be shown: a control character, a line separator, half a surrogate pair.
  public static Optional<MailboxName> parse(CharSequence text) {
    String given = text.toString();
    if (given.length() > OCTETS_MAX) {
      return Optional.empty();
    }
    String canonical = canonical(given);
    return isValid(canonical) ? Optional.of(new MailboxName(canonical)) : Optional.empty();
  }

  /// Whether it is the account's INBOX itself.
  public boolean isInbox() {
    return text.equals(INBOX.text);
  }

  /// How many levels it has; 1 for a name without a slash.
  public int depth() {
    return 1 + (int) text.chars().filter(c -> c == DELIMITER).count();
  }

  /// The name one level up; nothing for a name at the top.
  public Optional<MailboxName> parent() {
    int slash = text.lastIndexOf(DELIMITER);
    return slash < 0 ? Optional.empty() : Optional.of(new MailboxName(text.substring(0, slash)));
  }

  /// Whether it stands somewhere below the other.
  public boolean isBelow(MailboxName other) {
    return text.length() > other.text.length()
        && text.startsWith(other.text)
        && text.charAt(other.text.length()) == DELIMITER;
  }

  /// The name it has once `old`, which is this or stands above it, is called `renamed`; nothing
  /// where that is too long.
  public Optional<MailboxName> moved(MailboxName old, MailboxName renamed) {
    return parse(renamed.text + text.substring(old.text.length()));
  }

  @Override
  public int compareTo(MailboxName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String canonical(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    int slash = composed.indexOf(DELIMITER);
    String first = slash < 0 ? composed : composed.substring(0, slash);
    return Ascii.equal(first, "INBOX") ? "INBOX" + composed.substring(first.length()) : composed;
  }

  private static boolean isValid(String text) {
    if (octets(text) > OCTETS_MAX || !text.codePoints().allMatch(MailboxName::isShowable)) {
      return false;
    }
    for (String level : text.split("/", -1)) {
      if (level.isEmpty() || octets(level) > LEVEL_OCTETS_MAX) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShowable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
