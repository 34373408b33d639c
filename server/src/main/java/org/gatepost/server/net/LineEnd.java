package org.gatepost.server.net;

import java.util.Arrays;

/// Tells a line that ended as it should from one that did not.
final class LineEnd {
  private LineEnd() {}

  /// The line in these octets, whose last is an LF, the only one.
  static Line judge(byte[] octets, int length) {
    int end = length - 1;
    boolean crlf = end > 0 && octets[end - 1] == '\r';
    int text = crlf ? end - 1 : end;
    for (int i = 0; i < text; i++) {
      if (octets[i] == '\r') {
        return new Line.BareLineEnd(Arrays.copyOf(octets, text));
      }
    }
    byte[] line = octets.length == text ? octets : Arrays.copyOf(octets, text);
    return crlf ? new Line.Text(line) : new Line.BareLineEnd(line);
  }
}
