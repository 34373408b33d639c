package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gatepost.testkit.Corpus;
import org.junit.jupiter.api.Test;

final class LibetpanCommandsTest {
  @Test
  void everyCommandThatLibetpanSendsIsRead() throws IOException {
    Path data = Corpus.set("imap-libetpan").resolve("imap/data");
    try (Stream<Path> files =
        Stream.of("command-sender", "command-parameters").map(data::resolve).flatMap(this::list)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThan(25);
      for (Path file : all) {
        String line = Files.readString(file, ISO_8859_1).strip();
        String message = line.endsWith("}") ? "\r\n" + "x".repeat(12).substring(0, size(line)) : "";
        assertThat(Conversation.read("a1 " + line + message + "\r\n"))
            .as(file.getFileName().toString())
            .isNotInstanceOf(Command.Bad.class);
      }
    }
  }

  private static int size(String line) {
    return Integer.parseInt(line.substring(line.lastIndexOf('{') + 1, line.length() - 1));
  }

  private Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
