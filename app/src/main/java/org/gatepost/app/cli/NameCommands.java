package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatepost.app.control.Answer;
import org.gatepost.app.control.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `gatepost name ...`
@Command(name = "name", resourceBundle = Main.WORDS)
final class NameCommands {
  private final Asking asking;

  NameCommands(Asking asking) {
    this.asking = asking;
  }

  /// Whether an address could be an account's name. Exit status 0 for yes, 1 for no.
  @Command(name = "check", resourceBundle = Main.WORDS)
  int check(
      @Parameters(paramLabel = "ADDRESS", descriptionKey = "parameter.address") String address) {
    Answer answer = asking.carriedOut(new Verb.CheckName(address));
    int status = asking.print(answer, this::print);
    boolean no = answer instanceof Answer.Done(var result) && !result.path("valid").asBoolean();
    return no ? ExitStatus.REFUSED.status() : status;
  }

  private void print(JsonNode result) {
    Console console = asking.console();
    if (result.path("valid").asBoolean()) {
      console.line("name.valid", result.path("name").asText());
    } else {
      console.line(
          "name.invalid",
          result.path("given").asText(),
          result.path("code").asText(),
          console.language().pick(result.path("en").asText(), result.path("zh").asText()));
      if (result.hasNonNull("position")) {
        console.line("name.position", result.path("position").asText());
      }
    }
    if (result.hasNonNull("suggestion")) {
      console.line("name.suggestion", result.path("suggestion").asText());
    }
  }
}
