package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatepost.app.control.Answer;
import org.gatepost.app.control.Verb;
import picocli.CommandLine.Command;

/// `gatepost store ...`
@Command(name = "store", resourceBundle = Main.WORDS)
final class StoreCommands {
  private final Asking asking;

  StoreCommands(Asking asking) {
    this.asking = asking;
  }

  /// Checks every invariant of the store. Exit status 0 where all hold, 1 where one does not.
  @Command(name = "verify", resourceBundle = Main.WORDS)
  int verify() {
    Answer answer = asking.carriedOut(new Verb.VerifyStore());
    int status = asking.print(answer, this::print);
    boolean sound =
        !(answer instanceof Answer.Done(var result)) || result.path("sound").asBoolean();
    return sound ? status : ExitStatus.REFUSED.status();
  }

  private void print(JsonNode result) {
    Console console = asking.console();
    console.line(
        result.path("sound").asBoolean() ? "store.sound" : "store.unsound",
        result.path("accounts").asLong(),
        result.path("messages").asLong(),
        Size.print(result.path("bytes").asLong()));
    for (JsonNode finding : result.path("findings")) {
      console
          .out()
          .println("  " + console.language().pick(text(finding, "en"), text(finding, "zh")));
    }
  }

  private static String text(JsonNode finding, String language) {
    return finding.path(language).asText();
  }
}
