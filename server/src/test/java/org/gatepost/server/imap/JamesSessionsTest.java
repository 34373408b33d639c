package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatepost.server.net.DoorPeer;
import org.gatepost.server.net.FakeWire;
import org.gatepost.testkit.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plays the sessions that Apache James tests itself with.
///
/// Compared are how each command ended and the untagged data; texts, response codes and what more
/// we tell are our own. Where we differ, [JamesDifferences] says why, and the test fails when that
/// is no longer so.
final class JamesSessionsTest {
  private static final String SCRIPTS =
      "imap-mailbox/core/src/main/resources/org/apache/james/imap/scripts";
  private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
  private static final Pattern TAGGED = Pattern.compile("^([A-Za-z0-9.]+) (OK|NO|BAD)\\b.*");
  private static final Pattern DATA =
      Pattern.compile(
          "^\\\\\\* (SEARCH|ESEARCH|STATUS|LIST|LSUB|VANISHED|\\S+ (EXISTS|EXPUNGE|FETCH)).*");

  @TempDir private Path folder;

  @Test
  void everySessionGoesAsJamesHasItOrDiffersForAReason() throws IOException {
    Path scripts = Corpus.set("imap-james-mpt").resolve(SCRIPTS);
    Map<String, List<String>> mismatches = new TreeMap<>();
    int played = 0;
    try (Stream<Path> files = Files.list(scripts)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".test")).sorted().toList()) {
        JamesScript script = JamesScript.read(file);
        List<String> found = new ArrayList<>();
        play(scripts, script, found);
        played++;
        if (!found.isEmpty()) {
          mismatches.put(script.name(), found);
        }
      }
    }
    assertThat(played).isGreaterThan(50);
    String unexplained =
        mismatches.entrySet().stream()
            .filter(entry -> !JamesDifferences.REASONS.containsKey(entry.getKey()))
            .map(entry -> entry.getKey() + ":\n  " + String.join("\n  ", entry.getValue()))
            .collect(Collectors.joining("\n"));
    assertThat(unexplained).isEmpty();
    assertThat(mismatches.keySet()).containsAll(JamesDifferences.REASONS.keySet());
  }

  private void play(Path scripts, JamesScript script, List<String> mismatches) throws IOException {
    try (TestHouse house = TestHouse.in(Files.createDirectory(folder.resolve(script.name())))) {
      house.add("imapuser@example.org", "password-of-james");
      ImapDoor door = house.door(Map.of());
      Map<String, DoorPeer> peers = new HashMap<>();
      try {
        if (script.wantsMailbox()) {
          JamesScript setup = JamesScript.read(scripts.resolve("SelectedStateSetup.test"));
          for (JamesScript.Turn turn : setup.turns()) {
            play(turn, peer(door, peers, turn.session(), true), new ArrayList<>());
          }
        }
        for (JamesScript.Turn turn : script.turns()) {
          play(turn, peer(door, peers, turn.session(), !script.signsInItself()), mismatches);
        }
      } finally {
        peers.values().forEach(DoorPeer::close);
      }
    }
  }

  private static DoorPeer peer(
      ImapDoor door, Map<String, DoorPeer> peers, String session, boolean signedIn) {
    return peers.computeIfAbsent(
        session,
        _ -> {
          DoorPeer peer = new DoorPeer(door);
          peer.start(FakeWire.secure());
          peer.answers();
          if (signedIn) {
            peer.say(octets("login LOGIN imapuser@example.org password-of-james"));
            peer.answers();
          }
          return peer;
        });
  }

  private static void play(JamesScript.Turn turn, DoorPeer peer, List<String> mismatches) {
    for (String line : turn.said()) {
      peer.say(octets(asTheRfcHasIt(line)));
    }
    List<String> got = peer.answers().stream().map(JamesSessionsTest::asJamesPrints).toList();
    List<String> unused = new ArrayList<>(got);
    for (int i = 0; i < turn.expected().size(); i++) {
      String expected = turn.expected().get(i);
      boolean afterNothing = i > 0 && turn.expected().get(i - 1).endsWith("\\{0\\}");
      if (!(afterNothing && expected.equals("\\)")) && !isThere(expected, unused)) {
        mismatches.add(turn.said() + " -> " + expected + " not in " + got);
        return;
      }
    }
  }

  private static boolean isThere(String expected, List<String> unused) {
    Matcher tagged = TAGGED.matcher(expected);
    if (tagged.matches()) {
      String start = tagged.group(1) + " " + tagged.group(2) + " ";
      return unused.stream().anyMatch(line -> line.startsWith(start));
    }
    boolean data = DATA.matcher(expected).matches();
    if (!data && expected.matches("\\\\?[*+] .*")) {
      return true;
    }
    Pattern pattern = Pattern.compile(asWePrint(expected), Pattern.CASE_INSENSITIVE);
    for (String line : unused) {
      if (pattern.matcher(line).matches()) {
        unused.remove(line);
        return true;
      }
    }
    return false;
  }

  /// The same data in our order: `/` between levels, flags that a fetch sets behind what was
  /// fetched, NIL for a part that isn't there.
  private static String asWePrint(String expected) {
    return expected
        .replace("\\\"\\.\\\"", "\"/\"")
        .replace("\"\\.\"", "\"/\"")
        .replace("\".\"", "\"/\"")
        .replaceFirst("FLAGS \\\\\\([^)]*\\\\\\) (BODY|RFC822)\\b", "$1")
        .replaceFirst("\\\\\\(\\.\\*\\\\\\) BODY", "\\\\(BODY")
        .replaceAll("(?<!\\\\)\\{(\\d+)}$", "\\\\{$1\\\\}")
        .replaceFirst("\\\\\\{0\\\\\\}$", "NIL\\\\)");
  }

  /// The same data with flags in alphabetical order and none behind the octets of a literal.
  private static String asJamesPrints(String line) {
    String sorted =
        FLAGS
            .matcher(line)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        Stream.of(found.group(1).split(" ", -1))
                            .sorted()
                            .collect(Collectors.joining(" ", "FLAGS (", ")"))));
    return sorted.startsWith(" FLAGS (") ? ")" : sorted;
  }

  /// James reads spaces where RFC 9051, 9 has none.
  private static String asTheRfcHasIt(String line) {
    return line.matches("\\w+ (STORE|SEARCH) .*")
        ? line.replace("  ", " ").replace("( ", "(").replace(" )", ")")
        : line;
  }

  private static byte[] octets(String line) {
    return (line + "\r\n").getBytes(UTF_8);
  }
}
