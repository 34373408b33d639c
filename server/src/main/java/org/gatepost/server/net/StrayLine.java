package org.gatepost.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;

/// A line that no mail program sends: the first of an HTTP request. A web page can make a browser
/// send one to any port, with commands of the page's own behind it.
public final class StrayLine {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private StrayLine() {}

  /// Whether it is a request line (RFC 9112, 3): a method, and a target that is a path or is
  /// followed by the version. A method alone may be a tag of IMAP.
  public static boolean isHttp(byte[] line) {
    int space = 0;
    while (space < line.length && space <= 7 && line[space] != ' ') {
      space++;
    }
    if (space + 1 >= line.length || !METHODS.contains(new String(line, 0, space, ISO_8859_1))) {
      return false;
    }
    return line[space + 1] == '/' || new String(line, ISO_8859_1).contains(" HTTP/");
  }
}
