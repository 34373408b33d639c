package org.gatepost.base.setting;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatepost.base.text.Ascii;

/// Between a setting as it is written and as it is used.
///
/// A `long` whose name speaks of bytes is a size: `50 MB`, `64 KiB`, `50000000`. A duration is
/// `300s`, `15 min`, `24h`, `90d` or `250ms`. An enum is its constant in kebab case.
final class SettingText {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

  private SettingText() {}

  sealed interface Reading permits Value, Wrong {}

  record Value(Object value) implements Reading {}

  record Wrong(String message) implements Reading {}

  static Reading read(RecordComponent component, Object given) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return new Value(given.toString());
    }
    if (type == boolean.class) {
      return readBoolean(given);
    }
    if (type == int.class || type == long.class) {
      return readNumber(component, given);
    }
    if (type == Duration.class) {
      return readDuration(given.toString());
    }
    if (type == List.class) {
      return readList(given);
    }
    if (type.isEnum()) {
      return readChoice(type, given.toString());
    }
    throw new IllegalStateException("no reading for " + type);
  }

  static String typeOf(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return "text";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == Duration.class) {
      return "duration";
    }
    if (type == List.class) {
      return "list of texts";
    }
    if (type.isEnum()) {
      return words(type);
    }
    return isSize(component) ? "size" : "whole number";
  }

  static String print(Object value) {
    return switch (value) {
      case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case Duration duration -> "\"" + printDuration(duration) + "\"";
      case Enum<?> choice -> "\"" + kebab(choice) + "\"";
      case List<?> list ->
          list.stream().map(SettingText::print).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }

  /// `idleTimeout` as `idle-timeout`.
  static String kebab(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        out.append('-');
      }
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }

  private static String kebab(Enum<?> choice) {
    return Ascii.lower(choice.name()).replace('_', '-');
  }

  private static Reading readBoolean(Object given) {
    return switch (Ascii.lower(given.toString())) {
      case "true" -> new Value(true);
      case "false" -> new Value(false);
      default -> new Wrong("must be true or false");
    };
  }

  private static Reading readNumber(RecordComponent component, Object given) {
    Matcher amount = AMOUNT.matcher(given.toString().strip());
    long unit =
        amount.matches() ? (isSize(component) ? bytes(amount.group(2)) : ones(amount.group(2))) : 0;
    if (unit == 0) {
      return new Wrong(
          isSize(component)
              ? "must be a size such as 50 MB, 64 KiB or a number of bytes"
              : "must be a whole number");
    }
    try {
      long value = Math.multiplyExact(Long.parseLong(amount.group(1)), unit);
      return component.getType() == int.class
          ? new Value(Math.toIntExact(value))
          : new Value(value);
    } catch (ArithmeticException e) {
      return new Wrong("is too large");
    }
  }

  private static long ones(String unit) {
    return unit.isEmpty() ? 1 : 0;
  }

  private static long bytes(String unit) {
    return switch (unit.toUpperCase(Locale.ROOT)) {
      case "", "B" -> 1;
      case "KB" -> 1_000;
      case "MB" -> 1_000_000;
      case "GB" -> 1_000_000_000;
      case "TB" -> 1_000_000_000_000L;
      case "KIB" -> 1L << 10;
      case "MIB" -> 1L << 20;
      case "GIB" -> 1L << 30;
      case "TIB" -> 1L << 40;
      default -> 0;
    };
  }

  private static boolean isSize(RecordComponent component) {
    String name = Ascii.lower(component.getName());
    return component.getType() == long.class && name.contains("bytes");
  }

  private static Reading readDuration(String given) {
    Matcher amount = AMOUNT.matcher(given.strip());
    if (amount.matches()) {
      long number = Long.parseLong(amount.group(1));
      try {
        Optional<Duration> duration =
            switch (Ascii.lower(amount.group(2))) {
              case "ms" -> Optional.of(Duration.ofMillis(number));
              case "s" -> Optional.of(Duration.ofSeconds(number));
              case "m", "min" -> Optional.of(Duration.ofMinutes(number));
              case "h" -> Optional.of(Duration.ofHours(number));
              case "d" -> Optional.of(Duration.ofDays(number));
              default -> Optional.empty();
            };
        if (duration.isPresent()) {
          return new Value(duration.get());
        }
      } catch (ArithmeticException e) {
        return new Wrong("is too long");
      }
    }
    return new Wrong("must be a duration such as 250ms, 30s, 15min, 24h or 90d");
  }

  private static String printDuration(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds != 0 && seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    if (seconds != 0 && seconds % 60 == 0) {
      return seconds / 60 + "min";
    }
    return seconds + "s";
  }

  private static Reading readList(Object given) {
    if (given instanceof List<?> list) {
      return new Value(list.stream().map(Object::toString).toList());
    }
    String text = given.toString().strip();
    return new Value(
        text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(String::strip).toList());
  }

  private static Reading readChoice(Class<?> type, String given) {
    for (Object constant : type.getEnumConstants()) {
      if (kebab((Enum<?>) constant).equals(Ascii.lower(given.strip()))) {
        return new Value(constant);
      }
    }
    return new Wrong("must be one of: " + words(type));
  }

  private static String words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> kebab((Enum<?>) constant))
        .collect(Collectors.joining(", "));
  }
}
