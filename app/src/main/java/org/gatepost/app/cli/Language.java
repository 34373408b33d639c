package org.gatepost.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// The two languages a person may read Gatepost in.
enum Language {
  EN(Locale.ENGLISH),
  ZH(Locale.CHINESE);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /// `--lang` where it is given, otherwise what the environment's locale says.
  static Language of(List<String> words, Map<String, String> environment) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--lang=")) {
        return named(word.substring("--lang=".length()));
      }
      if (word.equals("--lang") && i + 1 < words.size()) {
        return named(words.get(i + 1));
      }
    }
    for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return named(value);
      }
    }
    return EN;
  }

  ResourceBundle words() {
    return ResourceBundle.getBundle(
        "org.gatepost.app.cli.words",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// The sentence in this language.
  String pick(String english, String chinese) {
    return this == ZH ? chinese : english;
  }

  private static Language named(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
  }
}
