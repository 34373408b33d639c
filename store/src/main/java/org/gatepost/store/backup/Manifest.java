package org.gatepost.store.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The list of a copy's files, with lengths and SHA-256: its last file.
record Manifest(SortedMap<String, Entry> entries) {
  static final String NAME = "manifest.txt";
  static final String DATABASE = "gatepost.db";
  static final String MASTER_KEY = "master.key";

  private static final String FIRST_LINE = "gatepost-backup 1";
  private static final Pattern SEGMENT = Pattern.compile("log/\\d{8,10}\\.segment");
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (\\d{1,18}) (\\S+)");

  record Entry(String sha256, long octets) {}

  /// Whether a file of that name belongs into a copy.
  static boolean isName(String name) {
    return name.equals(DATABASE) || name.equals(MASTER_KEY) || SEGMENT.matcher(name).matches();
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    entries.forEach(
        (name, entry) ->
            text.append(entry.sha256)
                .append(' ')
                .append(entry.octets)
                .append(' ')
                .append(name)
                .append('\n'));
    return text.toString().getBytes(US_ASCII);
  }

  static Optional<Manifest> decode(byte[] octets) {
    String[] lines = new String(octets, US_ASCII).split("\n", -1);
    if (!lines[0].equals(FIRST_LINE) || !lines[lines.length - 1].isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (int i = 1; i < lines.length - 1; i++) {
      Matcher line = LINE.matcher(lines[i]);
      if (!line.matches() || !isName(line.group(3))) {
        return Optional.empty();
      }
      entries.put(line.group(3), new Entry(line.group(1), Long.parseLong(line.group(2))));
    }
    return entries.containsKey(DATABASE) ? Optional.of(new Manifest(entries)) : Optional.empty();
  }

  long octets() {
    return entries.values().stream().mapToLong(Entry::octets).sum();
  }

  int segments() {
    return (int) entries.keySet().stream().filter(name -> name.startsWith("log/")).count();
  }
}
