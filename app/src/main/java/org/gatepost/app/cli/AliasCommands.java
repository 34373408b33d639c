package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.gatepost.app.control.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `gatepost alias ...`
@Command(name = "alias", resourceBundle = Main.WORDS)
final class AliasCommands {
  private final Asking asking;

  AliasCommands(Asking asking) {
    this.asking = asking;
  }

  @Command(name = "add", resourceBundle = Main.WORDS)
  int add(
      @Parameters(index = "0", paramLabel = "ALIAS", descriptionKey = "parameter.alias")
          String alias,
      @Parameters(
              index = "1..*",
              arity = "1..*",
              paramLabel = "TARGET",
              descriptionKey = "parameter.target")
          List<String> targets) {
    return asking.ask(
        new Verb.AddAlias(alias, targets),
        result -> asking.console().line("alias.added", result.path("name").asText()));
  }

  @Command(name = "list", resourceBundle = Main.WORDS)
  int list() {
    return asking.ask(
        new Verb.ListAliases(),
        result -> {
          List<List<String>> rows =
              StreamSupport.stream(result.path("aliases").spliterator(), false)
                  .map(row -> List.of(row.path("name").asText(), joined(row.path("targets"))))
                  .toList();
          Console console = asking.console();
          console.table(List.of(console.say("column.alias"), console.say("column.targets")), rows);
        });
  }

  @Command(name = "remove", resourceBundle = Main.WORDS)
  int remove(@Parameters(paramLabel = "ALIAS", descriptionKey = "parameter.alias") String alias) {
    return asking.ask(
        new Verb.RemoveAlias(alias),
        result -> asking.console().line("alias.removed", result.path("name").asText()));
  }

  private static String joined(JsonNode targets) {
    return String.join(
        ", ",
        StreamSupport.stream(targets.spliterator(), false).map(node -> node.asText()).toList());
  }
}
