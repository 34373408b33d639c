package org.gatepost.base.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.gatepost.base.message.coding.EncodedWords;
import org.gatepost.base.text.Ascii;

/// The fields of a header whose octets are at hand, in their order. Lines may end in CRLF or LF;
/// the header ends at an empty line or with the octets.
public final class HeaderFields implements Iterable<HeaderFields.Field> {
  private final byte[] octets;
  private final int from;
  private final int to;

  private HeaderFields(byte[] octets, int from, int to) {
    this.octets = octets;
    this.from = from;
    this.to = to;
  }

  /// The fields in these octets, which are not copied.
  public static HeaderFields of(byte[] octets) {
    return new HeaderFields(octets, 0, octets.length);
  }

  /// The fields between two places in these octets, which are not copied.
  public static HeaderFields of(byte[] octets, int from, int to) {
    if (from < 0 || to < from || to > octets.length) {
      throw new IllegalArgumentException("not inside the octets");
    }
    return new HeaderFields(octets, from, to);
  }

  /// One field, from the first octet of its name to the end of its last line's end.
  ///
  /// @param name as it stands there
  /// @param from the first octet of the name
  /// @param valueFrom the octet behind the colon
  /// @param to the octet behind the field's last line end
  public record Field(byte[] octets, String name, int from, int valueFrom, int to) {
    /// Whether it has this name, in any case.
    public boolean isNamed(String other) {
      return Ascii.equal(name, other);
    }

    /// The value as it stands, with folds and line ends.
    public String raw() {
      return new String(octets, valueFrom, to - valueFrom, StandardCharsets.ISO_8859_1);
    }

    /// The value on one line, without white space around it; each `char` is one octet.
    public String value() {
      StringBuilder out = new StringBuilder(to - valueFrom);
      for (int i = valueFrom; i < to; i++) {
        if (octets[i] != '\r' && octets[i] != '\n') {
          out.append((char) (octets[i] & 255));
        }
      }
      return trim(out);
    }

    /// The value as a person reads it.
    public String text() {
      return EncodedWords.decode(value());
    }

    private static String trim(CharSequence text) {
      int start = 0;
      int end = text.length();
      while (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
        start++;
      }
      while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
        end--;
      }
      return text.subSequence(start, end).toString();
    }
  }

  /// The first field of this name.
  public Optional<Field> first(String name) {
    for (Field field : this) {
      if (field.isNamed(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /// All fields of this name.
  public List<Field> all(String name) {
    List<Field> found = new ArrayList<>();
    for (Field field : this) {
      if (field.isNamed(name)) {
        found.add(field);
      }
    }
    return found;
  }

  @Override
  public Iterator<Field> iterator() {
    return new Walk();
  }

  private final class Walk implements Iterator<Field> {
    private int at = from;
    private Optional<Field> next = advance();

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public Field next() {
      Field field = next.orElseThrow(NoSuchElementException::new);
      next = advance();
      return field;
    }

    /// Lines that are no field and follow none are passed over.
    private Optional<Field> advance() {
      while (at < to) {
        int start = at;
        int lineEnd = lineEnd(start);
        if (isEmptyLine(start, lineEnd)) {
          at = to;
          return Optional.empty();
        }
        at = lineEnd;
        int nameEnd = isSpace(octets[start]) ? -1 : nameEnd(octets, start, lineEnd);
        if (nameEnd >= 0) {
          while (at < to && isSpace(octets[at])) {
            at = lineEnd(at);
          }
          String name = new String(octets, start, nameEnd - start, StandardCharsets.ISO_8859_1);
          return Optional.of(new Field(octets, name, start, colon(octets, nameEnd) + 1, at));
        }
      }
      return Optional.empty();
    }

    private int lineEnd(int start) {
      int end = start;
      while (end < to && octets[end] != '\n') {
        end++;
      }
      return Math.min(end + 1, to);
    }

    private boolean isEmptyLine(int start, int end) {
      return octets[start] == '\n'
          || octets[start] == '\r' && end == start + 2 && octets[start + 1] == '\n';
    }
  }

  /// The end of a field's name, or -1 where the line is no field: visible ASCII but the colon (RFC
  /// 5322, 2.2), then a colon, perhaps with white space before it (4.5).
  static int nameEnd(byte[] line, int from, int to) {
    int end = from;
    while (end < to && line[end] > ' ' && line[end] < 127 && line[end] != ':') {
      end++;
    }
    int colon = end;
    while (colon < to && isSpace(line[colon])) {
      colon++;
    }
    return end > from && colon < to && line[colon] == ':' ? end : -1;
  }

  /// Where the colon stands that follows a name's end.
  static int colon(byte[] line, int nameEnd) {
    int at = nameEnd;
    while (line[at] != ':') {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte octet) {
    return octet == ' ' || octet == '\t';
  }
}
