package org.gatepost.base.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gatepost.base.message.Part.Parameter;
import org.gatepost.base.message.coding.Charsets;
import org.gatepost.base.message.coding.EncodedWords;
import org.gatepost.base.text.Ascii;
import org.jspecify.annotations.Nullable;

/// Puts a parameter together that RFC 2231 took apart: `name*0*`, `name*1`, `name*`.
final class ExtendedParameter {
  /// Pieces of one parameter at most (`name*0` to `name*999`).
  private static final int PIECES_MAX = 1_000;

  private final TreeMap<Integer, Piece> pieces = new TreeMap<>();
  private @Nullable String plain;

  private ExtendedParameter() {}

  private record Piece(String value, boolean encoded) {}

  static Optional<String> decoded(List<Parameter> parameters, String name) {
    ExtendedParameter found = new ExtendedParameter();
    for (Parameter parameter : parameters) {
      found.take(parameter, name);
    }
    if (found.pieces.containsKey(0)) {
      return Optional.of(found.joined());
    }
    return Optional.ofNullable(found.plain).map(EncodedWords::decode);
  }

  private void take(Parameter parameter, String name) {
    String given = parameter.name();
    if (given.length() < name.length() || !Ascii.equal(given.substring(0, name.length()), name)) {
      return;
    }
    String rest = given.substring(name.length());
    if (rest.isEmpty()) {
      plain = plain == null ? parameter.value() : plain;
    } else if (rest.equals("*")) {
      pieces.putIfAbsent(0, new Piece(parameter.value(), true));
    } else if (rest.charAt(0) == '*') {
      boolean encoded = rest.endsWith("*");
      int number = number(rest.substring(1, rest.length() - (encoded ? 1 : 0)));
      if (number >= 0) {
        pieces.putIfAbsent(number, new Piece(parameter.value(), encoded));
      }
    }
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 3) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + c - '0';
    }
    return number < PIECES_MAX ? number : -1;
  }

  /// The pieces up to the first that is missing. The charset stands in the first one.
  private String joined() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    String charset = "";
    for (int i = 0; pieces.containsKey(i); i++) {
      Piece piece = pieces.get(i);
      String value = piece.value;
      if (i == 0 && piece.encoded) {
        int charsetEnd = value.indexOf('\'');
        int languageEnd = charsetEnd < 0 ? -1 : value.indexOf('\'', charsetEnd + 1);
        if (languageEnd >= 0) {
          charset = value.substring(0, charsetEnd);
          value = value.substring(languageEnd + 1);
        }
      }
      octets.writeBytes(piece.encoded ? percent(value) : octets(value));
    }
    if (charset.isEmpty() && pieces.values().stream().noneMatch(Piece::encoded)) {
      // Some cut an encoded-word in pieces.
      return EncodedWords.decode(octets.toString(StandardCharsets.ISO_8859_1));
    }
    return Charsets.decode(octets.toByteArray(), charset);
  }

  private static byte[] octets(String value) {
    return value.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] percent(String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int high = c == '%' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }
}
