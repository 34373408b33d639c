package org.gatepost.base.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that an index holds so often that it writes their number instead. Part of the format:
/// words may be added at the end, none may move.
final class IndexWords {
  private static final List<String> WORDS =
      List.of(
          "",
          "text",
          "plain",
          "html",
          "multipart",
          "mixed",
          "alternative",
          "related",
          "signed",
          "report",
          "message",
          "rfc822",
          "delivery-status",
          "application",
          "octet-stream",
          "pdf",
          "image",
          "jpeg",
          "png",
          "gif",
          "calendar",
          "charset",
          "utf-8",
          "UTF-8",
          "us-ascii",
          "iso-8859-1",
          "gb2312",
          "gbk",
          "gb18030",
          "7bit",
          "8bit",
          "quoted-printable",
          "base64",
          "binary",
          "boundary",
          "name",
          "filename",
          "attachment",
          "inline",
          "format",
          "flowed",
          "size",
          "type",
          "method",
          "protocol",
          "micalg");

  /// How many there are.
  static final int COUNT = WORDS.size();

  private static final Map<String, Integer> NUMBERS = numbers();

  private IndexWords() {}

  /// The word's number, or -1 where it has none.
  static int number(String word) {
    return NUMBERS.getOrDefault(word, -1);
  }

  /// The word of this number.
  static String word(int number) {
    if (number >= WORDS.size()) {
      throw new IllegalArgumentException("an index of a newer version");
    }
    return WORDS.get(number);
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (String word : WORDS) {
      numbers.put(word, numbers.size());
    }
    return Map.copyOf(numbers);
  }
}
