package org.gatepost.base.message;

import java.util.ArrayList;
import java.util.List;
import org.gatepost.base.message.Envelope.Mailbox;
import org.jspecify.annotations.Nullable;

/// Reads a list of addresses (RFC 5322, 3.4 and 4.4) from left to right, once, and makes the best
/// of what isn't one: no input is refused and none is read twice.
final class AddressFields {
  private final String field;
  private final List<Mailbox> found = new ArrayList<>();
  private final StringBuilder phrase = new StringBuilder();
  private final StringBuilder address = new StringBuilder();
  private @Nullable String comment;
  private boolean inGroup;
  private boolean behindAngle;
  private int nameEnd;
  private int at;

  private AddressFields(String field) {
    this.field = field;
  }

  static List<Mailbox> parse(String field) {
    return new AddressFields(field).read();
  }

  private List<Mailbox> read() {
    while (at < field.length()) {
      char c = field.charAt(at);
      switch (c) {
        case ',' -> {
          at++;
          endAddress();
        }
        case ';' -> {
          at++;
          endAddress();
          endGroup();
        }
        case ':' -> {
          at++;
          startGroup();
        }
        case '<' -> angle();
        case '(' -> comment();
        case '"' -> word(quoted());
        default -> {
          if (isSpace(c) || c == '>') {
            at++;
          } else {
            word(atom());
          }
        }
      }
    }
    endAddress();
    endGroup();
    return found;
  }

  /// A word is part of a display name, unless an `@` shows that it is the end of an address. Only a
  /// dot ties words of an address together, with white space around it in old mail (RFC 5322, 4.4).
  private void word(String word) {
    boolean tied =
        !address.isEmpty() && (word.startsWith(".") || address.charAt(address.length() - 1) == '.');
    if (!tied) {
      address.setLength(0);
      nameEnd = phrase.length();
    }
    if (!phrase.isEmpty()) {
      phrase.append(' ');
    }
    phrase.append(word);
    address.append(word);
    int next = at;
    while (next < field.length() && isSpace(field.charAt(next))) {
      next++;
    }
    if (next < field.length() && field.charAt(next) == '@') {
      at = next + 1;
      bareAddress();
    }
  }

  private void bareAddress() {
    String name = nameEnd == 0 ? null : phrase.substring(0, nameEnd);
    HostAndLocal parts = host(address.toString());
    add(name, null, parts.local, parts.host);
    behindAngle = true;
  }

  /// Reads what stands behind an `@`. With several of them the last one counts.
  private HostAndLocal host(String before) {
    StringBuilder local = new StringBuilder(before);
    StringBuilder host = new StringBuilder();
    while (at < field.length()) {
      char c = field.charAt(at);
      if (c == '@') {
        local.append('@').append(host);
        host.setLength(0);
        at++;
      } else if (c == '[') {
        int close = field.indexOf(']', at);
        int end = close < 0 ? field.length() : close + 1;
        host.append(field, at, end);
        at = end;
      } else if (c == '(') {
        comment();
      } else if (isSpace(c)) {
        at++;
        if (!continuesHost(host)) {
          break;
        }
      } else if (isSpecial(c)) {
        break;
      } else {
        host.append(c);
        at++;
      }
    }
    return new HostAndLocal(local.toString(), host.toString());
  }

  /// RFC 5322, 4.4: white space may stand around the dots of a domain.
  private boolean continuesHost(StringBuilder host) {
    skipSpace();
    return host.isEmpty()
        || host.charAt(host.length() - 1) == '.'
        || at < field.length() && (field.charAt(at) == '.' || field.charAt(at) == '(');
  }

  private record HostAndLocal(String local, String host) {}

  private void angle() {
    at++;
    String route = route();
    StringBuilder local = new StringBuilder();
    String host = "";
    while (at < field.length() && field.charAt(at) != '>' && field.charAt(at) != ',') {
      char c = field.charAt(at);
      if (c == '@') {
        at++;
        HostAndLocal parts = host(local.toString());
        local.setLength(0);
        local.append(parts.local);
        host = parts.host;
        skipTo('>');
      } else if (c == '"') {
        local.append(quoted());
      } else if (c == '(') {
        comment();
      } else {
        if (!isSpace(c)) {
          local.append(c);
        }
        at++;
      }
    }
    if (at < field.length() && field.charAt(at) == '>') {
      at++;
    }
    add(phrase.isEmpty() ? null : phrase.toString(), route, local.toString(), host);
    behindAngle = true;
  }

  /// RFC 5322, 4.4: `@one.example,@two.example:` before the address.
  private @Nullable String route() {
    skipSpace();
    if (at >= field.length() || field.charAt(at) != '@') {
      return null;
    }
    int end = at;
    // Stopping at `<` too keeps the whole reading linear.
    while (end < field.length() && ":<>".indexOf(field.charAt(end)) < 0) {
      end++;
    }
    if (end == field.length() || field.charAt(end) != ':') {
      return null;
    }
    String route = field.substring(at, end).replace(" ", "");
    at = end + 1;
    return route;
  }

  private void skipTo(char stop) {
    while (at < field.length() && field.charAt(at) != stop && field.charAt(at) != ',') {
      at++;
    }
  }

  private void startGroup() {
    found.add(new Mailbox(null, null, phrase.toString(), null));
    inGroup = true;
    forget();
  }

  private void endGroup() {
    if (inGroup) {
      found.add(Mailbox.GROUP_END);
      inGroup = false;
    }
  }

  /// Words without an address are kept as one without a domain, so that they are seen.
  private void endAddress() {
    if (!behindAngle && !phrase.isEmpty()) {
      add(null, null, phrase.toString(), "");
    } else if (behindAngle && comment != null) {
      nameLastByComment(comment);
    }
    behindAngle = false;
    forget();
  }

  /// `user@host (Full Name)`, as was usual before RFC 822 had names.
  private void nameLastByComment(String name) {
    Mailbox last = found.getLast();
    if (last.name() == null) {
      found.set(found.size() - 1, new Mailbox(name, last.route(), last.local(), last.host()));
    }
  }

  private void add(
      @Nullable String name, @Nullable String route, @Nullable String local, String host) {
    found.add(new Mailbox(name, route, local, host));
    phrase.setLength(0);
    address.setLength(0);
  }

  private void forget() {
    phrase.setLength(0);
    address.setLength(0);
    comment = null;
  }

  private void comment() {
    int end = commentEnd(field, at);
    boolean closed = field.charAt(end - 1) == ')' && end - at >= 2;
    comment = unescaped(field, at + 1, closed ? end - 1 : end).strip();
    at = end;
  }

  private String quoted() {
    int start = ++at;
    while (at < field.length() && field.charAt(at) != '"') {
      at += field.charAt(at) == '\\' ? 2 : 1;
    }
    int end = Math.min(at, field.length());
    at = Math.min(end + 1, field.length());
    return unescaped(field, start, end);
  }

  private String atom() {
    int start = at;
    while (at < field.length() && !isAtomEnd(field.charAt(at))) {
      at++;
    }
    // What stops an atom at once is a stray sign: it is passed over as a word of its own.
    at = Math.max(at, start + 1);
    return field.substring(start, at);
  }

  private void skipSpace() {
    while (at < field.length() && isSpace(field.charAt(at))) {
      at++;
    }
  }

  private static boolean isAtomEnd(char c) {
    return isSpace(c) || isSpecial(c) || c == '@';
  }

  private static boolean isSpecial(char c) {
    return switch (c) {
      case ',', ';', ':', '<', '>', '(', '"' -> true;
      default -> false;
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /// The place behind the comment that starts here; comments lie in one another.
  static int commentEnd(String field, int start) {
    int depth = 0;
    int i = start;
    while (i < field.length()) {
      char c = field.charAt(i++);
      if (c == '\\') {
        i = Math.min(i + 1, field.length());
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return i;
  }

  private static String unescaped(String text, int from, int to) {
    if (text.indexOf('\\', from, to) < 0) {
      return text.substring(from, to);
    }
    StringBuilder out = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\\' && i + 1 < to) {
        i++;
      }
      out.append(text.charAt(i));
    }
    return out.toString();
  }
}
