package org.gatepost.base.text;

/// Letter case as the mail protocols mean it: A to Z and a to z, nothing else, in any locale.
public final class Ascii {
  private Ascii() {}

  /// The text with A to Z in lower case; all else stays as it is.
  public static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        char[] chars = text.toCharArray();
        for (int j = i; j < chars.length; j++) {
          chars[j] = lower(chars[j]);
        }
        return new String(chars);
      }
    }
    return text;
  }

  /// The text with a to z in upper case; all else stays as it is.
  public static String upper(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'a' && chars[i] <= 'z') {
        chars[i] = (char) (chars[i] - 32);
      }
    }
    return new String(chars);
  }

  /// Whether both are the same but for the case of A to Z.
  public static boolean equal(CharSequence one, CharSequence other) {
    if (one.length() != other.length()) {
      return false;
    }
    for (int i = 0; i < one.length(); i++) {
      if (lower(one.charAt(i)) != lower(other.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether every character is below 128.
  public static boolean isAscii(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /// One character in lower case.
  public static char lower(char c) {
    return isUpper(c) ? (char) (c + 32) : c;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
