package org.gatepost.app.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An amount of octets as a person writes it: `500 MB`, `2GiB`, `0` for no limit.
record Size(long bytes) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*([kKmMgGtT]?)(i?)[bB]?");
  private static final String UNITS = "KMGT";

  static String print(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= 999.5 && unit < UNITS.length() - 1) {
      amount /= 1000;
      unit++;
    }
    String form = amount < 10 ? "%.1f %cB" : "%.0f %cB";
    return String.format(Locale.ROOT, form, amount, UNITS.charAt(unit));
  }

  /// Reads a command-line argument.
  static final class Reader implements ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
      Matcher matcher = TEXT.matcher(text.strip());
      if (!matcher.matches()) {
        throw new TypeConversionException("not a size: " + text);
      }
      String unit = matcher.group(2).toUpperCase(Locale.ROOT);
      int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1;
      long bytes = Long.parseLong(matcher.group(1));
      long base = matcher.group(3).isEmpty() ? 1000 : 1024;
      try {
        for (int i = 0; i < power; i++) {
          bytes = Math.multiplyExact(bytes, base);
        }
      } catch (ArithmeticException e) {
        throw new TypeConversionException("too large: " + text);
      }
      return new Size(bytes);
    }
  }
}
