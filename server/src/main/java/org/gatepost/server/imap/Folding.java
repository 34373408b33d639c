package org.gatepost.server.imap;

import java.text.Normalizer;
import java.util.Locale;
import org.gatepost.base.text.Ascii;

/// Text in the form in which SEARCH compares it: letter case, full and half width and composed
/// accents make no difference (RFC 5051 in spirit).
final class Folding {
  private Folding() {}

  static String fold(String text) {
    if (Ascii.isAscii(text)) {
      return Ascii.lower(text);
    }
    // Upper first: some letters have two lower forms and one upper.
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
