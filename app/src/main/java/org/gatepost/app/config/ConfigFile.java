package org.gatepost.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatepost.base.setting.Given;
import org.gatepost.base.setting.Problem;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// `gatepost.toml`, read into whole keys and the lines they stand in.
final class ConfigFile {
  private final Path file;
  private final Map<String, Given> given = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private ConfigFile(Path file) {
    this.file = file;
  }

  static ConfigFile read(Path file) {
    ConfigFile config = new ConfigFile(file);
    try {
      TomlParseResult parsed = Toml.parse(Files.readString(file));
      parsed
          .errors()
          .forEach(
              error ->
                  config.problems.add(
                      new Problem(
                          "",
                          config.place(error.position().line()),
                          firstLine(String.valueOf(error.getMessage())))));
      config.take("", parsed);
    } catch (IOException e) {
      config.problems.add(
          new Problem("", file.toString(), "can't be read: " + e.getClass().getSimpleName()));
    }
    return config;
  }

  Map<String, Given> given() {
    return given;
  }

  List<Problem> problems() {
    return problems;
  }

  private void take(String prefix, TomlTable table) {
    for (String key : table.keySet()) {
      List<String> path = List.of(key);
      String whole = prefix.isEmpty() ? key : prefix + "." + key;
      var position = table.inputPositionOf(path);
      String place = place(position == null ? 0 : position.line());
      switch (table.get(path)) {
        case TomlTable inner -> take(whole, inner);
        case TomlArray array -> given.put(whole, new Given(texts(array), place));
        case Object value -> given.put(whole, new Given(value, place));
        case null -> {}
      }
    }
  }

  private String place(int line) {
    return file.getFileName() + ":" + line;
  }

  private static List<String> texts(TomlArray array) {
    return array.toList().stream().map(String::valueOf).toList();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("can't be read");
  }
}
