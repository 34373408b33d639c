package org.gatepost.gate.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatepost.base.setting.InvalidConfig;
import org.gatepost.base.setting.Problem;
import org.gatepost.base.text.Ascii;

/// The top-level domains of the root zone, as IANA lists them.
///
/// @param version the list's own first line, with its date
/// @param names in lower case, in A-labels
record TopLevel(String version, Set<String> names) {
  private static final int PLAUSIBLE = 1_000;

  // RFC 6761, 8375 and 9476, and ICANN's resolution on .internal. `example` is RFC 6761's too.
  private static final Set<String> RESERVED =
      Set.of("test", "localhost", "internal", "example", "invalid", "local", "onion", "alt");
  private static final Set<String> FOR_LOCAL_USE =
      Set.of("test", "localhost", "internal", "example");
  private static final String HOME = "home.arpa";

  /// The list that came with this version.
  static TopLevel bundled() {
    try (InputStream in =
        Objects.requireNonNull(TopLevel.class.getResourceAsStream("tlds.txt"), "tlds.txt")) {
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A newer list that the operator got from IANA.
  ///
  /// @throws InvalidConfig when it can't be read or is no such list
  static TopLevel from(String file) {
    try (BufferedReader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      TopLevel list = read(in);
      if (list.names.size() < PLAUSIBLE || !list.version.startsWith("#")) {
        throw unusable("is no list of top-level domains as IANA publishes it");
      }
      return list;
    } catch (IOException e) {
      throw unusable("can't be read: " + e.getMessage());
    }
  }

  boolean has(String label) {
    return names.contains(label);
  }

  /// Whether the domain's last labels are reserved: it can't be in the public DNS.
  static boolean isReserved(String domain) {
    return RESERVED.contains(last(domain)) || isBelow(domain, HOME);
  }

  /// Whether it is reserved and may serve inside one's own network.
  static boolean isForLocalUse(String domain) {
    return FOR_LOCAL_USE.contains(last(domain)) || isBelow(domain, HOME);
  }

  private static boolean isBelow(String domain, String suffix) {
    return domain.endsWith("." + suffix);
  }

  private static String last(String domain) {
    return domain.substring(domain.lastIndexOf('.') + 1);
  }

  private static TopLevel read(BufferedReader in) throws IOException {
    List<String> lines = in.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String version = lines.isEmpty() ? "" : lines.getFirst();
    return new TopLevel(
        version,
        lines.stream()
            .filter(line -> !line.startsWith("#"))
            .map(Ascii::lower)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static InvalidConfig unusable(String message) {
    return new InvalidConfig(List.of(new Problem("names.top-level-file", "", message)));
  }
}
