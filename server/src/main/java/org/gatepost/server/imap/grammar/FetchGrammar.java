package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.gatepost.base.text.Ascii;
import org.gatepost.server.imap.grammar.FetchItem.Attribute;
import org.gatepost.server.imap.grammar.FetchItem.Form;
import org.gatepost.server.imap.grammar.Section.Partial;

/// The arguments of FETCH (RFC 9051, 6.4.5).
final class FetchGrammar {
  /// Part numbers in one section: deeper than any message is read.
  static final int PATH_MAX = 100;

  /// Names of header fields in one section: each is compared with every field of every message.
  static final int FIELDS_MAX = 256;

  private static final List<FetchItem> FAST =
      List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE);
  private static final List<FetchItem> ALL =
      List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE, Attribute.ENVELOPE);
  private static final List<FetchItem> FULL =
      List.of(
          Attribute.FLAGS,
          Attribute.INTERNALDATE,
          Attribute.RFC822_SIZE,
          Attribute.ENVELOPE,
          Attribute.BODY);

  private FetchGrammar() {}

  static Command fetch(Cursor in, boolean byUid) {
    SequenceSet set = in.sequenceSet();
    in.sp();
    List<FetchItem> items = items(in);
    long changedSince = -1;
    boolean vanished = false;
    if (in.skip(' ')) {
      in.expect('(');
      do {
        if (in.skipWord("CHANGEDSINCE")) {
          in.sp();
          changedSince = in.number();
        } else if (in.skipWord("VANISHED")) {
          vanished = true;
        } else {
          in.fail("Unknown FETCH modifier");
        }
      } while (in.skip(' '));
      in.expect(')');
    }
    // RFC 7162, 3.2.6: VANISHED only with UID FETCH and CHANGEDSINCE.
    if (vanished && (!byUid || changedSince < 0)) {
      in.fail("VANISHED needs UID FETCH and CHANGEDSINCE");
    }
    return new Command.Fetch(byUid, set, items, changedSince, vanished);
  }

  private static List<FetchItem> items(Cursor in) {
    if (in.skipWord("ALL")) {
      return ALL;
    }
    if (in.skipWord("FAST")) {
      return FAST;
    }
    if (in.skipWord("FULL")) {
      return FULL;
    }
    if (!in.skip('(')) {
      return List.of(item(in));
    }
    List<FetchItem> items = new ArrayList<>();
    do {
      items.add(item(in));
    } while (in.skip(' '));
    in.expect(')');
    return items;
  }

  private static FetchItem item(Cursor in) {
    return switch (in.name()) {
      case "UID" -> Attribute.UID;
      case "FLAGS" -> Attribute.FLAGS;
      case "INTERNALDATE" -> Attribute.INTERNALDATE;
      case "RFC822.SIZE" -> Attribute.RFC822_SIZE;
      case "ENVELOPE" -> Attribute.ENVELOPE;
      case "BODYSTRUCTURE" -> Attribute.BODYSTRUCTURE;
      case "MODSEQ" -> Attribute.MODSEQ;
      case "RFC822" -> new FetchItem.Content(Form.RFC822, Section.WHOLE, Partial.WHOLE, false);
      case "RFC822.HEADER" ->
          new FetchItem.Content(Form.RFC822_HEADER, Section.HEADER, Partial.WHOLE, true);
      case "RFC822.TEXT" ->
          new FetchItem.Content(Form.RFC822_TEXT, Section.TEXT, Partial.WHOLE, false);
      case "BODY" -> in.peek() == '[' ? content(in, false) : Attribute.BODY;
      case "BODY.PEEK" -> content(in, true);
      case "BINARY" -> new FetchItem.Binary(binarySection(in), partial(in), false);
      case "BINARY.PEEK" -> new FetchItem.Binary(binarySection(in), partial(in), true);
      case "BINARY.SIZE" -> new FetchItem.BinarySize(binarySection(in));
      default -> {
        in.fail("Unknown FETCH item");
        yield Attribute.UID;
      }
    };
  }

  private static FetchItem content(Cursor in, boolean peek) {
    return new FetchItem.Content(Form.BODY, section(in), partial(in), peek);
  }

  private static Section section(Cursor in) {
    in.expect('[');
    List<Integer> path = new ArrayList<>();
    boolean dot = path(in, path);
    Section.Text text = Section.Whole.ALL;
    if (in.peek() != ']') {
      if (!path.isEmpty() && !dot) {
        in.fail("A section is wrong");
      }
      text = sectionText(in, path);
    } else if (dot) {
      in.fail("A section ends in a dot");
    }
    in.expect(']');
    return new Section(path, text);
  }

  /// RFC 3516, 4.2: part numbers and nothing else.
  private static Section binarySection(Cursor in) {
    in.expect('[');
    List<Integer> path = new ArrayList<>();
    if (path(in, path)) {
      in.fail("A section ends in a dot");
    }
    in.expect(']');
    return new Section(path, Section.Whole.ALL);
  }

  /// Takes `1.2.`; whether the last octet was a dot.
  private static boolean path(Cursor in, List<Integer> path) {
    boolean dot = false;
    while (in.peek() >= '0' && in.peek() <= '9') {
      path.add(in.position());
      if (path.size() > PATH_MAX) {
        in.fail("A section is too deep");
      }
      dot = in.skip('.');
      if (!dot) {
        break;
      }
    }
    return dot;
  }

  private static Section.Text sectionText(Cursor in, List<Integer> path) {
    return switch (in.name()) {
      case "HEADER" -> Section.Whole.HEADER;
      case "TEXT" -> Section.Whole.TEXT;
      case "HEADER.FIELDS" -> fields(in, false);
      case "HEADER.FIELDS.NOT" -> fields(in, true);
      case "MIME" -> {
        if (path.isEmpty()) {
          in.fail("MIME needs a part number");
        }
        yield Section.Whole.MIME;
      }
      default -> {
        in.fail("Unknown section");
        yield Section.Whole.ALL;
      }
    };
  }

  private static Section.Text fields(Cursor in, boolean except) {
    in.sp();
    in.expect('(');
    List<String> names = new ArrayList<>();
    do {
      String name = new String(in.astring(), ISO_8859_1);
      if (!Ascii.isAscii(name) || name.chars().anyMatch(c -> c < ' ' || c == 127)) {
        in.fail("A header field's name is printable ASCII");
      }
      names.add(name);
      if (names.size() > FIELDS_MAX) {
        in.fail("Too many header fields");
      }
    } while (in.skip(' '));
    in.expect(')');
    return new Section.Fields(names, except);
  }

  private static Partial partial(Cursor in) {
    if (!in.skip('<')) {
      return Partial.WHOLE;
    }
    long from = in.number();
    in.expect('.');
    long length = in.number();
    in.expect('>');
    if (length < 1 || length == Long.MAX_VALUE) {
      in.fail("A part of the octets has at least one");
    }
    return new Partial(from, length);
  }
}
