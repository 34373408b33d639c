package org.gatepost.base.text;

import java.util.Locale;

/// One thing said in both languages.
public record Words(String english, String chinese) {

  /// In the language of this locale: Chinese for `zh`, English for all others.
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese : english;
  }
}
