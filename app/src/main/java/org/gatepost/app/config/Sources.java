package org.gatepost.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gatepost.base.setting.Given;
import org.gatepost.base.setting.Problem;

/// Where values come from: the file, the environment, the command line. The later wins.
///
/// @param file the file that was named or found, if any
/// @param environment the variables of the process
/// @param assignments what `--set` was given, `key=value` each
public record Sources(
    Optional<Path> file, Map<String, String> environment, List<String> assignments) {
  private static final String PREFIX = "GATEPOST_";

  /// Variables of the launcher and the tests, which set nothing here.
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "GATEPOST_JAVA_HOME",
          "GATEPOST_JAVA_OPTIONS",
          "GATEPOST_BUILD",
          "GATEPOST_CORPUS",
          "GATEPOST_PROGRAM");

  public Sources {
    environment = Map.copyOf(environment);
    assignments = List.copyOf(assignments);
  }

  Map<String, Given> given(Collection<String> keys, List<Problem> problems) {
    Map<String, Given> all = new TreeMap<>();
    file.map(ConfigFile::read)
        .ifPresent(
            read -> {
              all.putAll(read.given());
              problems.addAll(read.problems());
            });
    takeEnvironment(keys, all);
    takeAssignments(all, problems);
    all.forEach(
        (key, value) -> {
          if (!keys.contains(key)) {
            problems.add(unknown(key, value.place(), keys));
          }
        });
    all.keySet().retainAll(keys);
    return all;
  }

  /// The variable that overrides this key: `smtp.idle-timeout` is `GATEPOST_SMTP_IDLE_TIMEOUT`.
  public static String variable(String key) {
    return PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Problem unknown(String key, String place, Collection<String> keys) {
    String hint = Nearest.to(key, keys).map(near -> "; did you mean " + near + "?").orElse("");
    return new Problem(key, place, "is not a setting" + hint);
  }

  private void takeEnvironment(Collection<String> keys, Map<String, Given> all) {
    Map<String, String> byVariable = new TreeMap<>();
    keys.forEach(key -> byVariable.put(variable(key), key));
    List<String> mine = new ArrayList<>();
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !NOT_SETTINGS.contains(name))
        .sorted()
        .forEach(mine::add);
    for (String name : mine) {
      String key = byVariable.getOrDefault(name, name);
      String value = environment.getOrDefault(name, "");
      all.put(key, new Given(value, name));
    }
  }

  private void takeAssignments(Map<String, Given> all, List<Problem> problems) {
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals <= 0) {
        problems.add(new Problem(assignment, "--set", "must be key=value"));
      } else {
        String key = assignment.substring(0, equals).strip();
        all.put(key, new Given(unquoted(assignment.substring(equals + 1).strip()), "--set"));
      }
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
