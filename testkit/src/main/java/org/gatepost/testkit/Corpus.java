package org.gatepost.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Data that others made and that we check ourselves against. It lies outside the sources: where
/// `GATEPOST_CORPUS` says, or in `shared/corpus` beside the project.
public final class Corpus {
  private Corpus() {}

  /// One set of the corpus. The test that asks is skipped, with the reason, where it is not there.
  public static Path set(String name) {
    String told = System.getenv("GATEPOST_CORPUS");
    Stream<Path> places =
        told == null
            ? Stream.of("..", "../..", "../../..").map(up -> Path.of(up, "shared", "corpus"))
            : Stream.of(Path.of(told));
    Path found = places.filter(Files::isDirectory).findFirst().orElse(Path.of("."));
    Path set = found.resolve(name);
    Assumptions.assumeTrue(
        Files.isDirectory(set), "no corpus " + name + "; GATEPOST_CORPUS says where it is");
    return set;
  }
}
