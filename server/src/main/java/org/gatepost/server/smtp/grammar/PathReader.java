package org.gatepost.server.smtp.grammar;

import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.ReversePath;
import org.gatepost.base.text.Ascii;

/// Reads the path of a MAIL or RCPT line and finds where its parameters begin.
final class PathReader {
  private PathReader() {}

  /// @param inside what stood between the angle brackets, without a source route
  /// @param rest what follows, which is nothing or begins with a space
  record Path(String inside, String rest) {}

  /// The path that this text begins with, or nothing.
  static Optional<Path> read(String text) {
    String start = text.stripLeading(); // Outlook and many scripts send a space after the colon.
    boolean bracketed = start.startsWith("<");
    int end = end(start, bracketed);
    if (end < 0) {
      return Optional.empty();
    }
    String inside = start.substring(bracketed ? 1 : 0, end);
    String rest = start.substring(bracketed ? end + 1 : end);
    if (!rest.isEmpty() && rest.charAt(0) != ' ' || !bracketed && inside.isEmpty()) {
      return Optional.empty();
    }
    return withoutRoute(inside).map(mailbox -> new Path(mailbox, rest));
  }

  static Optional<ReversePath> reverse(String inside) {
    return inside.isEmpty()
        ? Optional.of(new ReversePath.Empty())
        : Address.parse(inside).map(ReversePath.Sender::new);
  }

  static Optional<ForwardPath> forward(String inside) {
    return Ascii.equal(inside, "postmaster")
        ? Optional.of(new ForwardPath.Postmaster())
        : Address.parse(inside).map(ForwardPath.Recipient::new);
  }

  // Where the path ends: at the first `>`, or without brackets (printers) at the first space, that
  // is not within a quoted string.
  private static int end(String text, boolean bracketed) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (!quoted && c == (bracketed ? '>' : ' ')) {
        return i;
      }
    }
    return bracketed || quoted ? -1 : text.length();
  }

  // `@one,@two:user@domain`: the route is to be accepted and ignored (RFC 5321, 4.1.1.3).
  private static Optional<String> withoutRoute(String inside) {
    if (!inside.startsWith("@")) {
      return Optional.of(inside);
    }
    int colon = inside.indexOf(':');
    if (colon < 0 || colon + 1 == inside.length()) {
      return Optional.empty();
    }
    return Optional.of(inside.substring(colon + 1));
  }
}
