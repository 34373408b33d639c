package org.gatepost.server.smtp.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.text.Ascii;

/// `KEYWORD` or `KEYWORD=value` (RFC 5321, 4.1.2).
///
/// @param keyword in upper case
/// @param value empty both for none and for an empty one: no extension tells the two apart
record Parameter(String keyword, String value) {

  /// All parameters in this text, or nothing where one breaks the grammar or comes twice.
  static Optional<List<Parameter>> readAll(String text) {
    List<Parameter> all = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      int equals = word.indexOf('=');
      String keyword = Ascii.upper(equals < 0 ? word : word.substring(0, equals));
      String value = equals < 0 ? "" : word.substring(equals + 1);
      boolean twice = all.stream().anyMatch(parameter -> parameter.keyword.equals(keyword));
      if (twice || !isKeyword(keyword) || value.indexOf('=') >= 0) {
        return Optional.empty();
      }
      all.add(new Parameter(keyword, value));
    }
    return Optional.of(all);
  }

  private static boolean isKeyword(String keyword) {
    for (int i = 0; i < keyword.length(); i++) {
      char c = keyword.charAt(i);
      boolean letterOrDigit = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && (c != '-' || i == 0)) {
        return false;
      }
    }
    return !keyword.isEmpty();
  }
}
