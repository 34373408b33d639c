package org.gatepost.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatepost.app.config.Configuration;
import org.gatepost.app.config.Sources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes.
final class Globals {
  private static final Path STANDARD_FILE = Path.of("gatepost.toml");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.data")
  private Path data = Path.of("data");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.config")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.set")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--json", scope = ScopeType.INHERIT, descriptionKey = "option.json")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // Language.of reads it before anything is printed
  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.lang")
  private @Nullable String language;

  Path data() {
    return data;
  }

  boolean json() {
    return json;
  }

  /// The file that was named, or `gatepost.toml` here where there is one.
  Sources sources() {
    Optional<Path> file =
        config != null ? Optional.of(config) : Optional.of(STANDARD_FILE).filter(Files::exists);
    return new Sources(file, System.getenv(), assignments);
  }

  Configuration configuration() {
    return Configuration.load(sources());
  }
}
