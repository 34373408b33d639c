package org.gatepost.base.message;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Messages that other projects made, where they are at hand.
final class Corpus {
  private Corpus() {}

  /// The folder of one set. The test is skipped, with the reason, where it is not there.
  static Path set(String name) {
    Optional<Path> set = root().map(root -> root.resolve(name)).filter(Files::isDirectory);
    assumeTrue(set.isPresent(), "the corpus is not here: set GATEPOST_CORPUS to its folder");
    return set.orElseThrow();
  }

  /// All files below a folder whose names end like this, in order.
  static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(end))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All sets of messages.
  static List<Path> messageSets() {
    Path some = set("msg-mime4j");
    try (Stream<Path> sets = Files.list(some.resolveSibling(""))) {
      return sets.filter(set -> set.getFileName().toString().startsWith("msg-")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same with every bare LF made CRLF.
  static byte[] withCrlf(byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + octets.length / 16);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\n' && (i == 0 || octets[i - 1] != '\r')) {
        out.write('\r');
      }
      out.write(octets[i]);
    }
    return out.toByteArray();
  }

  /// The same with every CRLF made LF.
  static byte[] withLf(byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] != '\r' || i + 1 == octets.length || octets[i + 1] != '\n') {
        out.write(octets[i]);
      }
    }
    return out.toByteArray();
  }

  /// Where two texts differ, in a few words.
  static String difference(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return "at " + at + ": " + piece(one, at) + " instead of " + piece(other, at);
  }

  private static String piece(String text, int at) {
    return "\"" + text.substring(at, Math.min(text.length(), at + 30)) + "\"";
  }

  private static Optional<Path> root() {
    String given = System.getenv("GATEPOST_CORPUS");
    return Stream.of(given == null ? "" : given, "../../shared/corpus", "../shared/corpus")
        .filter(path -> !path.isEmpty())
        .map(path -> Path.of(path).toAbsolutePath().normalize())
        .filter(Files::isDirectory)
        .findFirst();
  }
}
