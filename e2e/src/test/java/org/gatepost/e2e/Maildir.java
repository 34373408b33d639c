package org.gatepost.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A folder as syncing clients keep it on disk: `cur`, `new` and `tmp`.
record Maildir(Path folder) {
  static Maildir create(Path folder) throws IOException {
    for (String part : List.of("cur", "new", "tmp")) {
      Files.createDirectories(folder.resolve(part));
    }
    return new Maildir(folder);
  }

  /// Puts a message there that no server has seen, with these flags (`S`, `F` ...).
  void add(String name, String flags, String text) throws IOException {
    Files.writeString(folder.resolve("cur").resolve(name + ":2," + flags), text);
  }

  List<Path> files() throws IOException {
    try (Stream<Path> read = Files.list(folder.resolve("cur"));
        Stream<Path> unread = Files.list(folder.resolve("new"))) {
      return Stream.concat(read, unread).toList();
    }
  }

  /// The subjects of the messages that have this flag.
  List<String> subjects(char flag) throws IOException {
    List<String> subjects = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.indexOf(flag, name.lastIndexOf(":2,") + 3) >= 0 && name.contains(":2,")) {
        Files.readString(file)
            .lines()
            .filter(line -> line.startsWith("Subject: "))
            .forEach(line -> subjects.add(line.substring("Subject: ".length())));
      }
    }
    return subjects;
  }
}
