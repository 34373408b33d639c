package org.gatepost.server.imap;

import java.util.Arrays;
import org.gatepost.base.text.Ascii;

/// A mailbox name with wildcards, as LIST takes it (RFC 9051, 6.3.9): `*` stands for anything, `%`
/// for anything within one level.
///
/// A match costs name times pattern at most, whatever the pattern: all places where the pattern can
/// be are followed at once.
final class ListPattern {
  private static final char DELIMITER = '/';
  private static final String INBOX = "INBOX";

  private final String pattern;

  private ListPattern(String pattern) {
    this.pattern = pattern;
  }

  /// The pattern, read from the reference name on. The two are simply joined.
  static ListPattern of(String reference, String pattern) {
    return new ListPattern(simplest(reference + pattern));
  }

  /// Whether the whole name fits. INBOX fits in any letter case (RFC 9051, 5.1).
  boolean matches(String name) {
    return at(name)[pattern.length()];
  }

  /// Whether some name below this one could fit.
  boolean mayMatchBelow(String name) {
    for (boolean place : at(name + DELIMITER)) {
      if (place) {
        return true;
      }
    }
    return false;
  }

  /// Where in the pattern one may be after the name: element i is set when the first i characters
  /// can have taken it all.
  private boolean[] at(String name) {
    int inboxEnd = inInbox(name) ? INBOX.length() : 0;
    boolean[] now = new boolean[pattern.length() + 1];
    now[0] = true;
    passEmptyWildcards(now);
    for (int i = 0; i < name.length(); i++) {
      now = after(name.charAt(i), i < inboxEnd, now);
    }
    return now;
  }

  private boolean[] after(char c, boolean anyCase, boolean[] now) {
    boolean[] next = new boolean[now.length];
    for (int place = 0; place < pattern.length(); place++) {
      if (!now[place]) {
        continue;
      }
      char wanted = pattern.charAt(place);
      if (wanted == '*' || wanted == '%' && c != DELIMITER) {
        next[place] = true;
      } else if (wanted != '%'
          && (wanted == c || anyCase && Ascii.lower(wanted) == Ascii.lower(c))) {
        next[place + 1] = true;
      }
    }
    passEmptyWildcards(next);
    return next;
  }

  private void passEmptyWildcards(boolean[] places) {
    for (int place = 0; place < pattern.length(); place++) {
      if (places[place] && isWildcard(pattern.charAt(place))) {
        places[place + 1] = true;
      }
    }
  }

  /// One wildcard where several stand together; a star swallows the others.
  private static String simplest(String pattern) {
    char[] out = new char[pattern.length()];
    int length = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (length > 0 && isWildcard(c) && isWildcard(out[length - 1])) {
        out[length - 1] = c == '*' ? '*' : out[length - 1];
      } else {
        out[length++] = c;
      }
    }
    return new String(Arrays.copyOf(out, length));
  }

  private static boolean isWildcard(char c) {
    return c == '*' || c == '%';
  }

  private static boolean inInbox(String name) {
    return name.equals(INBOX) || name.startsWith(INBOX + DELIMITER);
  }

  @Override
  public String toString() {
    return pattern;
  }
}
