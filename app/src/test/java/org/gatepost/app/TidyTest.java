package org.gatepost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatepost.app.config.Configuration;
import org.gatepost.app.config.ReferencePage;
import org.junit.jupiter.api.Test;

/// Reads the files of the project and says what a tidy reader would.
class TidyTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^package (org\\.gatepost\\.([a-z0-9.]+));");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)");
  private static final int README_LINES_MAX = 150;
  private static final int FILES_IN_A_ROOM_MAX = 45;

  @Test
  void everyRoomHasADoorSignAndALineInTheArchitecture() throws IOException {
    String architecture = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
    List<String> wrong = new ArrayList<>();
    for (Path folder : rooms()) {
      Path sign = folder.resolve("package-info.java");
      if (!Files.exists(sign)) {
        wrong.add(folder + ": no package-info.java");
        continue;
      }
      String text = Files.readString(sign);
      Matcher name = PACKAGE.matcher(text);
      if (!text.contains("@NullMarked")) {
        wrong.add(folder + ": not @NullMarked");
      }
      if (text.lines().filter(line -> line.startsWith("///")).count() < 5) {
        wrong.add(folder + ": a door sign has five lines or more");
      }
      if (!name.find() || !architecture.contains("`" + name.group(2) + "`")) {
        wrong.add(folder + ": no line in ARCHITECTURE.md");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void roomsStaySmall() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path folder : rooms()) {
      try (Stream<Path> files = Files.list(folder)) {
        long count = files.filter(file -> file.toString().endsWith(".java")).count();
        if (count > FILES_IN_A_ROOM_MAX) {
          wrong.add(folder + ": " + count + " files");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noTabsNoUnnumberedTodosNoSleeping() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : files(".java")) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        boolean todo =
            line.matches(".*\\b(TODO|FIXME)\\b(?! #\\d).*") && !line.contains("\\b(TODO");
        boolean sleeps = line.contains("Thread." + "sleep(");
        if (line.indexOf('\t') >= 0 || todo || sleeps || line.contains("@" + "Disabled")) {
          wrong.add(file + ":" + (i + 1) + ": " + line.strip());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void transcriptsNameTheirRfc() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : files(".txt")) {
      if (file.toString().contains("transcripts")) {
        String first = Files.readAllLines(file).getFirst();
        if (!first.matches("# (RFC \\d+|Gatepost|draft-).*")) {
          wrong.add(file + ": " + first);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void englishAndChineseSayTheSameThings() throws IOException {
    Path folder = ROOT.resolve("app/src/main/resources/org/gatepost/app/cli");
    Properties english = properties(folder.resolve("words.properties"));
    Properties chinese = properties(folder.resolve("words_zh.properties"));
    assertThat(new TreeSet<>(chinese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    Pattern value = Pattern.compile("\\{\\d");
    for (Object key : english.keySet()) {
      assertThat(found(value, chinese.getProperty(key.toString())))
          .as(key.toString())
          .isEqualTo(found(value, english.getProperty(key.toString())));
    }
  }

  @Test
  void theReferencePagesAreWhatTheCodeMakes() throws IOException {
    compare("docs/reference/config.md", ReferencePage.markdown(Configuration.reference(), false));
    compare("docs/reference/config.zh.md", ReferencePage.markdown(Configuration.reference(), true));
  }

  @Test
  void linksLeadSomewhereAndTheReadmeIsShort() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : files(".md")) {
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        if (!Files.exists(file.resolveSibling(link.group(1)))) {
          wrong.add(file + ": " + link.group(1));
        }
      }
    }
    for (String readme : List.of("README.md", "README.zh-CN.md")) {
      if (Files.readAllLines(ROOT.resolve(readme)).size() > README_LINES_MAX) {
        wrong.add(readme + " is longer than " + README_LINES_MAX + " lines");
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// Compares a page with what the code makes, or writes it with `-Dpages=update`.
  private static void compare(String page, String made) throws IOException {
    Path file = ROOT.resolve(page);
    if ("update".equals(System.getProperty("pages"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file))
        .as(page + " (rewrite it with -Dpages=update)")
        .isEqualTo(made);
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> all = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      all.add(matcher.group());
    }
    return all;
  }

  private static Properties properties(Path file) throws IOException {
    Properties all = new Properties();
    all.load(new StringReader(Files.readString(file)));
    return all;
  }

  private static List<Path> rooms() throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (Path file : files(".java")) {
      if (file.toString().contains("/src/main/java/")) {
        folders.add(file.getParent());
      }
    }
    assertThat(folders).hasSizeGreaterThan(10);
    return List.copyOf(folders);
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/data/"))
          .filter(file -> !file.toString().contains("/node_modules/"))
          .sorted()
          .toList();
    }
  }
}
