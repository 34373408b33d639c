package org.gatepost.server.imap.answer;

import java.io.IOException;
import java.util.List;
import org.gatepost.server.imap.grammar.Section;
import org.gatepost.server.imap.grammar.Section.Partial;

/// What stands behind BODY or BINARY in an answer: `[1.2.HEADER.FIELDS (DATE)]<0>` (RFC 9051,
/// 7.5.2).
public final class SectionText {
  private SectionText() {}

  /// Prints the section, and where its octets start if not all were asked for.
  public static void print(Section section, Partial partial, Printer out) throws IOException {
    out.octet('[');
    boolean dot = false;
    for (int number : section.path()) {
      if (dot) {
        out.octet('.');
      }
      out.number(number);
      dot = true;
    }
    if (dot && section.text() != Section.Whole.ALL) {
      out.octet('.');
    }
    switch (section.text()) {
      case Section.Whole whole -> out.ascii(whole == Section.Whole.ALL ? "" : whole.name());
      case Section.Fields(var names, var except) -> fields(names, except, out);
    }
    out.octet(']');
    if (!partial.isWhole()) {
      out.octet('<').number(partial.from()).octet('>');
    }
  }

  private static void fields(List<String> names, boolean except, Printer out) throws IOException {
    out.ascii(except ? "HEADER.FIELDS.NOT (" : "HEADER.FIELDS (");
    for (int i = 0; i < names.size(); i++) {
      out.ascii(i == 0 ? "" : " ").astring(names.get(i));
    }
    out.octet(')');
  }
}
