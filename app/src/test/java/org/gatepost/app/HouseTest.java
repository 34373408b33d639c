package org.gatepost.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The house stands: arrows run downward, doors do not know each other, libraries stay in their
/// rooms.
class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "org.gatepost.base",
              "org.gatepost.store",
              "org.gatepost.gate",
              "org.gatepost.server",
              "org.gatepost.app");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(org\\.gatepost\\.[a-z0-9.]+\\.[A-Z]\\w*)");

  private static final List<String> DOORS =
      List.of("smtp", "imap", "pop3", "lmtp", "managesieve", "web", "jmap");

  @Test
  void theTestSeesTheHouse() {
    assertThat(HOUSE.size()).isGreaterThan(300);
    for (String floor : List.of("base", "store", "gate", "server", "app")) {
      assertThat(HOUSE.stream().filter(c -> c.getPackageName().startsWith("org.gatepost." + floor)))
          .as(floor)
          .hasSizeGreaterThan(10);
    }
  }

  @Test
  void arrowsRunDownward() {
    above("org.gatepost.base..", "..store..", "..gate..", "..server..", "..app..");
    above("org.gatepost.store..", "..gate..", "..server..", "..app..");
    above("org.gatepost.gate..", "..server..", "..app..");
    above("org.gatepost.server..", "..app..");
  }

  @Test
  void baseKnowsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("org.gatepost.base..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.gatepost.base..", "java..", "org.jspecify..")
        .check(HOUSE);
  }

  @Test
  void grammarsKnowBaseOnly() {
    classes()
        .that()
        .resideInAPackage("org.gatepost.server.(*).grammar")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("org.gatepost.base..", "java..", "org.jspecify..")
                .or(resideInAPackage("org.gatepost.server.*.grammar")))
        .check(HOUSE);
  }

  @Test
  void doorsDoNotKnowEachOther() {
    for (String door : DOORS) {
      String[] others =
          DOORS.stream()
              .filter(other -> !other.equals(door))
              .map(other -> "org.gatepost.server." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.gatepost.server." + door + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .allowEmptyShould(true)
          .check(HOUSE);
    }
  }

  @Test
  void theNetworkKnowsNoProtocol() {
    noClasses()
        .that()
        .resideInAPackage("org.gatepost.server.net..")
        .should()
        .dependOnClassesThat(
            describe(
                "are in a door",
                (JavaClass c) ->
                    DOORS.stream()
                        .anyMatch(
                            door -> c.getPackageName().startsWith("org.gatepost.server." + door))))
        .check(HOUSE);
  }

  @Test
  void librariesStayInTheirRooms() {
    only("io.netty..", "org.gatepost.server.net..");
    only("java.sql..", "org.gatepost.store.database..");
    only("org.sqlite..", "org.gatepost.store.database..");
    only("picocli..", "org.gatepost.app.cli..");
    only("org.tomlj..", "org.gatepost.app.config..");
    only("java.lang.reflect..", "org.gatepost.base.setting..");
  }

  @Test
  void roomsOfAFloorDoNotGoInCircles() {
    for (String floor : List.of("base", "gate", "store", "server", "app")) {
      slices().matching("org.gatepost." + floor + ".(*)..").should().beFreeOfCycles().check(HOUSE);
    }
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Processor|Service|[^$]Data|Info|Base)")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(HOUSE);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..misc..", "..helper..", "..shared..")
        .check(HOUSE);
  }

  @Test
  void aPublicTypeIsUsedByAnotherRoom() throws IOException {
    // Read from the sources: an outcome that is only matched on leaves no trace in a class file.
    Set<String> imported = imports();
    Set<String> unused =
        HOUSE.stream()
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(c -> !c.getSimpleName().equals("package-info") && c.isTopLevelClass())
            .filter(
                c -> !c.getName().matches("org\\.gatepost\\.app\\.(cli\\.Main|log\\.QuietStart)"))
            .filter(c -> !imported.contains(c.getName()) && !isKnown(c))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unused).isEmpty();
  }

  private static boolean isKnown(JavaClass c) {
    return c.getDirectDependenciesToSelf().stream()
        .anyMatch(d -> !d.getOriginClass().getPackageName().equals(c.getPackageName()));
  }

  /// Every type of ours that a source file imports, with the types it stands in.
  private static Set<String> imports() throws IOException {
    Set<String> all = new HashSet<>();
    Path root = Path.of("..").toAbsolutePath().normalize();
    for (String floor : List.of("base", "store", "gate", "server", "app")) {
      try (Stream<Path> files = Files.walk(root.resolve(floor).resolve("src/main/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher matcher = IMPORT.matcher(Files.readString(file));
          while (matcher.find()) {
            all.add(matcher.group(1));
          }
        }
      }
    }
    return all;
  }

  private static void above(String floor, String... upper) {
    noClasses()
        .that()
        .resideInAPackage(floor)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            List.of(upper).stream()
                .map(name -> name.replace("..", ""))
                .map(name -> "org.gatepost." + name + "..")
                .toArray(String[]::new))
        .check(HOUSE);
  }

  private static void only(String library, String room) {
    noClasses()
        .that(not(resideInAPackage(room)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(HOUSE);
  }
}
