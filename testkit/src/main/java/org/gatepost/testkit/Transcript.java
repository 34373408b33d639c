package org.gatepost.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/// A golden conversation: lines that start with `C: ` are said, lines that start with `S: ` are
/// expected.
///
/// The first line is a comment with the RFC and section it shows. Other lines that start with `#`
/// are comments, or directives that the runner of a protocol understands (`#! tls`). Within a `C:`
/// line `\r`, `\n`, `\0`, `\\` and `\xHH` stand for octets and `\{N*c}` for N times the character;
/// a line that ends with `\c` is sent without CRLF. `-Dtranscripts=update` rewrites the `S:` lines.
public final class Transcript {
  /// One line of the file.
  public sealed interface Line permits Said, Expected, Directive {}

  /// What the client sends, octet for octet.
  public record Said(byte[] octets) implements Line {}

  /// What the server must answer: one line, without CRLF.
  public record Expected(String text) implements Line {}

  /// A `#!` line: something for the runner to do.
  public record Directive(String text) implements Line {}

  /// Plays one side of the conversation.
  public interface Peer {
    /// Takes what the client says.
    void say(byte[] octets) throws IOException;

    /// The lines that the server has answered since the last call, without CRLF. Waits until it is
    /// done.
    List<String> answers() throws IOException;

    /// Does what a `#!` line asks for.
    void direct(String directive) throws IOException;
  }

  private final Path file;

  private Transcript(Path file) {
    this.file = file;
  }

  /// Every `.txt` below this folder, by name.
  public static List<Transcript> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Transcript> all =
          files
              .filter(file -> file.toString().endsWith(".txt"))
              .sorted()
              .map(Transcript::new)
              .toList();
      Assertions.assertFalse(all.isEmpty(), "no transcripts in " + folder);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file's name without its ending: what the transcript shows.
  public String name() {
    return file.getFileName().toString().replaceFirst("\\.txt$", "");
  }

  /// Plays the conversation and compares, or rewrites the expectations when told to.
  public void play(Peer peer) throws IOException {
    List<String> source = Files.readAllLines(file, UTF_8);
    Assertions.assertTrue(
        source.getFirst().startsWith("# "), file + ": the first line must name its RFC");
    List<String> actual = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      String line = source.get(i);
      if (line.startsWith("S:")) {
        continue;
      }
      actual.add(line);
      act(peer, line);
      boolean turnEnds = i + 1 == source.size() || !source.get(i + 1).startsWith("C:");
      if (!line.startsWith("#") && turnEnds || line.startsWith("#!")) {
        peer.answers().forEach(answer -> actual.add(answer.isEmpty() ? "S:" : "S: " + answer));
      }
    }
    if ("update".equals(System.getProperty("transcripts"))) {
      Files.write(file, actual, UTF_8);
      return;
    }
    Assertions.assertEquals(String.join("\n", source), String.join("\n", actual), file.toString());
  }

  @Override
  public String toString() {
    return name();
  }

  private static void act(Peer peer, String line) throws IOException {
    if (line.startsWith("#!")) {
      peer.direct(line.substring(2).strip());
    } else if (line.startsWith("C:")) {
      peer.say(octets(line.length() > 3 ? line.substring(3) : ""));
    } else if (!line.startsWith("#") && !line.isBlank()) {
      throw new IllegalArgumentException("neither C:, S: nor #: " + line);
    }
  }

  private static byte[] octets(String line) {
    boolean whole = !line.endsWith("\\c");
    String text = whole ? line : line.substring(0, line.length() - 2);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(utf8AsLatin(text, i));
        i += Character.isHighSurrogate(c) ? 1 : 0;
        continue;
      }
      i++;
      switch (text.charAt(i)) {
        case 'r' -> out.append('\r');
        case 'n' -> out.append('\n');
        case '0' -> out.append('\0');
        case 'x' -> {
          out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        }
        case '{' -> {
          int star = text.indexOf('*', i);
          int end = text.indexOf('}', star + 2);
          int times = Integer.parseInt(text.substring(i + 1, star));
          out.repeat(text.substring(star + 1, end), times);
          i = end;
        }
        default -> out.append('\\').append(text.charAt(i) == '\\' ? "" : text.charAt(i));
      }
    }
    out.append(whole ? "\r\n" : "");
    return out.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static String utf8AsLatin(String text, int at) {
    byte[] utf8 = Character.toString(text.codePointAt(at)).getBytes(UTF_8);
    return new String(utf8, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
