package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.gatepost.app.control.Answer;
import org.gatepost.app.control.ControlClient;
import org.gatepost.app.control.OfflineStore;
import org.gatepost.app.control.Verb;

/// Has a verb carried out, by the server where one runs, and prints what came of it.
final class Asking {
  private final Globals globals;
  private final Console console;

  Asking(Globals globals, Console console) {
    this.globals = globals;
    this.console = console;
  }

  Console console() {
    return console;
  }

  Globals globals() {
    return globals;
  }

  /// Asks, and prints the result with `people` unless JSON is wanted.
  int ask(Verb verb, Consumer<JsonNode> people) {
    return print(carriedOut(verb), people);
  }

  /// Prints an answer, complaints to standard error.
  int print(Answer answer, Consumer<JsonNode> people) {
    return switch (answer) {
      case Answer.Done(var result) -> {
        if (globals.json()) {
          console.json(result);
        } else {
          people.accept(result);
        }
        yield ExitStatus.DONE.status();
      }
      case Answer.Refused(var code, var english, var chinese) -> {
        complain(code, english, chinese);
        yield switch (code) {
          case Answer.NOT_RUNNING -> ExitStatus.UNAVAILABLE.status();
          case Answer.IN_USE -> ExitStatus.TRY_LATER.status();
          default -> ExitStatus.REFUSED.status();
        };
      }
      case Answer.Failed(var english, var chinese) -> {
        complain("failed", english, chinese);
        yield ExitStatus.IO.status();
      }
    };
  }

  /// What came of it, from the running server or else from the store itself.
  Answer carriedOut(Verb verb) {
    try {
      Optional<ControlClient> server = ControlClient.connect(globals.data());
      if (server.isPresent()) {
        try (ControlClient client = server.get()) {
          return client.ask(verb);
        }
      }
    } catch (IOException e) {
      return new Answer.Failed("The server does not answer.", "服务器没有应答。");
    }
    return switch (verb) {
      case Verb.OfServer _ -> Answer.notRunning();
      case Verb.OfStore offline ->
          OfflineStore.carryOut(globals.data(), globals.configuration(), offline);
    };
  }

  /// The sentence on standard error; for programs also its code on standard output.
  private void complain(String code, String english, String chinese) {
    if (globals.json()) {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.putObject("error").put("code", code).put("en", english).put("zh", chinese);
      console.json(answer);
    }
    console.err().println("gatepost: " + console.language().pick(english, chinese));
  }
}
