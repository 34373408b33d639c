package org.gatepost.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end and keeps what it printed.
final class Program {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// What it left behind.
  record Result(int status, String out, String err) {
    Result orFail() {
      if (status != 0) {
        throw new AssertionError("exit status " + status + "\n" + out + "\n" + err);
      }
      return this;
    }
  }

  private Program() {}

  /// The launcher of the packaged program.
  static Path gatepost() {
    return root().resolve("app/target/gatepost/bin/gatepost");
  }

  /// The project's root.
  static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /// Whether the program is on the PATH.
  static boolean isInstalled(String name) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  static Result run(Path folder, List<String> command) {
    return run(folder, command, "", Map.of());
  }

  /// Runs it with this standard input and environment on top of ours.
  static Result run(
      Path folder, List<String> command, String input, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      CompletableFuture<String> out = reading(process.getInputStream());
      CompletableFuture<String> err = reading(process.getErrorStream());
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // it ended without reading its input
      }
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end in time: " + command + "\n" + out.join());
      }
      return new Result(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static CompletableFuture<String> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            return "";
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  /// The command line of the packaged program.
  static List<String> command(Path data, String... words) {
    List<String> all = new ArrayList<>(List.of(gatepost().toString(), "--data", data.toString()));
    all.addAll(List.of(words));
    return all;
  }
}
