package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One session script of Apache James MPT: `C:` is said, `S:` is a regular expression that a line
/// of the answer fits, `SESSION: N` goes on with another connection.
record JamesScript(String name, List<Turn> turns) {
  private static final Pattern MESSAGE_COMMAND =
      Pattern.compile("(?i)(UID )?(FETCH|STORE|SEARCH|COPY|MOVE|EXPUNGE|CHECK|CLOSE)\\b.*");

  /// What is said on one connection, and what is to come back before more is said.
  record Turn(String session, List<String> said, List<String> expected) {}

  static JamesScript read(Path file) throws IOException {
    List<Turn> turns = new ArrayList<>();
    String session = "1";
    List<String> said = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      if (line.startsWith("S:")) {
        expected.add(line.length() > 3 ? line.substring(3) : "");
        continue;
      }
      boolean goesOn = line.startsWith("C:") || line.startsWith("SESSION:");
      if (goesOn && !expected.isEmpty()) {
        turns.add(new Turn(session, List.copyOf(said), List.copyOf(expected)));
        said.clear();
        expected.clear();
      }
      if (line.startsWith("C:")) {
        said.add(line.length() > 3 ? line.substring(3) : "");
      } else if (line.startsWith("SESSION:")) {
        session = line.substring(8).strip();
      }
    }
    turns.add(new Turn(session, List.copyOf(said), List.copyOf(expected)));
    String name = file.getFileName().toString().replace(".test", "");
    return new JamesScript(name, List.copyOf(turns));
  }

  /// Whether it begins before anyone has signed in.
  boolean signsInItself() {
    return name.equals("ValidAuthenticated")
        || turns.stream()
            .flatMap(turn -> turn.said().stream())
            .map(line -> line.toUpperCase(Locale.ROOT))
            .anyMatch(line -> line.contains(" LOGIN ") || line.contains(" AUTHENTICATE "));
  }

  /// Whether it begins with the mailbox of four messages open.
  boolean wantsMailbox() {
    if (name.startsWith("Valid")) {
      // These show what is not allowed without one.
      return false;
    }
    for (Turn turn : turns) {
      for (String line : turn.said()) {
        String command = line.substring(line.indexOf(' ') + 1);
        if (command.toUpperCase(Locale.ROOT).matches("(SELECT|EXAMINE) .*")) {
          return false;
        }
        if (line.indexOf(' ') > 0 && MESSAGE_COMMAND.matcher(command).matches()) {
          return true;
        }
      }
    }
    return false;
  }
}
