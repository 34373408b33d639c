package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A script of Dovecot's imaptest (docs/scripted_test.md there): commands, and what must come back.
///
/// @param literals the texts between `{{{` and `}}}`, which lines name by [ImapValue#LITERAL]
record ImaptestScript(Map<String, String> header, List<Exchange> exchanges, List<String> literals) {
  /// Commands sent in one go, and all that is expected before the next.
  static final class Exchange {
    final List<Sent> sent = new ArrayList<>();
    final List<String> expected = new ArrayList<>();
    final List<String> banned = new ArrayList<>();

    private boolean open() {
      return sent.stream().anyMatch(one -> one.end.isEmpty());
    }
  }

  /// One command.
  static final class Sent {
    final int connection;
    final String tag;
    final String command;
    String end = "";

    private Sent(int connection, String tag, String command) {
      this.connection = connection;
      this.tag = tag;
      this.command = command;
    }
  }

  /// Lines end in LF alone: a CR is part of what a script expects.
  static ImaptestScript read(Path file) throws IOException {
    return new Reader(List.of(Files.readString(file, ISO_8859_1).split("\n"))).script();
  }

  /// The messages of an mbox file, with CRLF at the ends of their lines.
  static List<String> messages(Path mbox) throws IOException {
    if (!Files.exists(mbox)) {
      return List.of("From: user@domain.org\r\nSubject: hello\r\n\r\nbody\r\n");
    }
    List<String> all = new ArrayList<>();
    for (String message :
        ("\n" + Files.readString(mbox, ISO_8859_1).replace("\r\n", "\n")).split("\nFrom ", -1)) {
      if (!message.isBlank()) {
        String body = message.substring(message.indexOf('\n') + 1);
        all.add((body + (body.endsWith("\n") ? "" : "\n")).replace("\n", "\r\n"));
      }
    }
    return all;
  }

  boolean needs(String capability) {
    return List.of(header.getOrDefault("capabilities", "").split(" ")).contains(capability);
  }

  int connections() {
    return Integer.parseInt(header.getOrDefault("connections", "1"));
  }

  String state() {
    return header.getOrDefault("state", "selected");
  }

  private static final class Reader {
    private final List<String> lines;
    private final Map<String, String> header = new HashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();
    private int at;

    private Reader(List<String> lines) {
      this.lines = lines;
    }

    private ImaptestScript script() {
      for (; !lines.get(at).isBlank(); at++) {
        String line = lines.get(at);
        if (!line.startsWith("#")) {
          int colon = line.indexOf(':');
          header.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
      }
      boolean many = !header.getOrDefault("connections", "1").equals("1");
      while (at < lines.size()) {
        String line = line();
        if (!line.isBlank() && !line.startsWith("#")) {
          take(line, many);
        }
      }
      return new ImaptestScript(Map.copyOf(header), List.copyOf(exchanges), literals);
    }

    /// A line with its literals taken out.
    private String line() {
      String line = lines.get(at++);
      while (line.endsWith("{{{")) {
        boolean binary = line.endsWith("~{{{");
        List<String> content = new ArrayList<>();
        while (!lines.get(at).startsWith("}}}")) {
          content.add(lines.get(at++));
        }
        line =
            line.substring(0, line.length() - 3)
                + (char) (ImapValue.LITERAL + literals.size())
                + lines.get(at++).substring(3);
        literals.add(String.join(binary ? "\n" : "\r\n", content));
      }
      return line;
    }

    private void take(String line, boolean many) {
      if (line.startsWith("*")) {
        exchanges.getLast().expected.add(line.substring(1).strip());
        return;
      }
      if (line.startsWith("!")) {
        exchanges.getLast().banned.add(line.substring(1).strip());
        return;
      }
      int connection = many ? line.charAt(0) - '0' : 1;
      String rest = many ? line.substring(1).strip() : line;
      String first = rest.split(" ", 2)[0];
      Exchange last = exchanges.isEmpty() ? new Exchange() : exchanges.getLast();
      if (first.matches("tag\\d+")) {
        tagged(last, connection, first, rest.substring(first.length()).strip());
      } else if (isEnd(first) && last.open()) {
        last.sent.getLast().end = rest;
      } else {
        Exchange next = new Exchange();
        exchanges.add(next);
        String command = isEnd(first) ? rest.substring(first.length()).strip() : rest;
        next.sent.add(new Sent(connection, "t" + exchanges.size(), command));
        next.sent.getLast().end = isEnd(first) ? first : "";
      }
    }

    private void tagged(Exchange last, int connection, String tag, String rest) {
      if (isEnd(rest.split(" ", 2)[0])) {
        for (Sent sent : last.sent) {
          if (sent.tag.equals(tag)) {
            sent.end = rest;
          }
        }
        return;
      }
      if (!last.open()) {
        exchanges.add(new Exchange());
      }
      exchanges.getLast().sent.add(new Sent(connection, tag, rest));
    }

    private static boolean isEnd(String word) {
      return List.of("ok", "no", "bad", "\"\"").contains(word.toLowerCase(java.util.Locale.ROOT));
    }
  }
}
