package org.gatepost.app.cli;

import java.util.List;
import java.util.stream.StreamSupport;
import org.gatepost.app.control.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `gatepost domain ...`
@Command(name = "domain", resourceBundle = Main.WORDS)
final class DomainCommands {
  private final Asking asking;

  DomainCommands(Asking asking) {
    this.asking = asking;
  }

  @Command(name = "add", resourceBundle = Main.WORDS)
  int add(@Parameters(paramLabel = "DOMAIN", descriptionKey = "parameter.domain") String domain) {
    return asking.ask(
        new Verb.AddDomain(domain),
        result -> {
          asking.console().line("domain.added", result.path("name").asText());
          if (result.hasNonNull("note")) {
            asking.console().line("domain.local-note");
          }
        });
  }

  @Command(name = "list", resourceBundle = Main.WORDS)
  int list() {
    return asking.ask(
        new Verb.ListDomains(),
        result -> {
          List<List<String>> rows =
              StreamSupport.stream(result.path("domains").spliterator(), false)
                  .map(row -> List.of(row.path("name").asText(), row.path("accounts").asText()))
                  .toList();
          Console console = asking.console();
          console.table(
              List.of(console.say("column.domain"), console.say("column.accounts")), rows);
        });
  }

  @Command(name = "remove", resourceBundle = Main.WORDS)
  int remove(
      @Parameters(paramLabel = "DOMAIN", descriptionKey = "parameter.domain") String domain) {
    return asking.ask(
        new Verb.RemoveDomain(domain),
        result -> asking.console().line("domain.removed", result.path("name").asText()));
  }
}
