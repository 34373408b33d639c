package org.gatepost.server.net;

/// Tells a line that ended as it should from one that did not.
final class LineEnd {
  private LineEnd() {}

  /// The line with this text, which holds no LF.
  ///
  /// @param crlf whether its end was CRLF rather than a bare LF
  static Line judge(byte[] text, boolean crlf) {
    if (!crlf) {
      return new Line.BareLineEnd(text);
    }
    for (byte octet : text) {
      if (octet == '\r') {
        return new Line.BareLineEnd(text);
      }
    }
    return new Line.Text(text);
  }
}
