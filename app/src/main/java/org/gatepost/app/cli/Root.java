package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatepost.app.Version;
import org.gatepost.app.control.Answer;
import org.gatepost.app.control.OfflineStore;
import org.gatepost.app.control.Verb;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `gatepost` itself, and the commands that stand at its top: `status`, `stop`, `backup`,
/// `restore`.
@Command(name = "gatepost", resourceBundle = Main.WORDS)
final class Root implements Runnable {
  private static final Duration PAUSE = Duration.ofMillis(50);

  @Mixin private final Globals globals = new Globals();

  @Spec private CommandSpec spec = CommandSpec.create();

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "option.help")
  private boolean help;

  private final Asking asking;

  Root(Console console) {
    this.asking = new Asking(globals, console);
  }

  Asking asking() {
    return asking;
  }

  /// Without a command, it says how it is used.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// How the server is; with `--wait`, once it is ready.
  @Command(name = "status", resourceBundle = Main.WORDS)
  int status(
      @Option(
              names = "--wait",
              paramLabel = "DURATION",
              defaultValue = "0s",
              descriptionKey = "option.wait")
          Duration wait)
      throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    Answer answer = asking.carriedOut(new Verb.Status());
    while (!isReady(answer) && System.nanoTime() < deadline) {
      pause();
      answer = asking.carriedOut(new Verb.Status());
    }
    return asking.print(answer, this::printStatus);
  }

  /// Asks the server to end and waits until it has.
  @Command(name = "stop", resourceBundle = Main.WORDS)
  int stop(
      @Option(
              names = "--wait",
              paramLabel = "DURATION",
              defaultValue = "30s",
              descriptionKey = "option.stop-wait")
          Duration wait)
      throws InterruptedException {
    Answer answer = asking.carriedOut(new Verb.Stop());
    if (answer instanceof Answer.Done) {
      long deadline = System.nanoTime() + wait.toNanos();
      while (asking.carriedOut(new Verb.Status()) instanceof Answer.Done) {
        if (System.nanoTime() > deadline) {
          asking.console().complain("stop.still-running");
          return ExitStatus.TRY_LATER.status();
        }
        pause();
      }
    }
    return asking.print(answer, _ -> asking.console().line("stop.done"));
  }

  /// Copies the store while it is in use.
  @Command(name = "backup", resourceBundle = Main.WORDS)
  int backup(
      @Parameters(paramLabel = "TARGET", descriptionKey = "parameter.backup") Path target,
      @Option(names = "--with-master-key", descriptionKey = "option.with-master-key")
          boolean withMasterKey) {
    return asking.ask(
        new Verb.Backup(target.toAbsolutePath().toString(), withMasterKey), this::printBackup);
  }

  /// Lays a backup out as the data directory, which must not exist or be empty.
  @Command(name = "restore", resourceBundle = Main.WORDS)
  int restore(
      @Parameters(paramLabel = "BACKUP", descriptionKey = "parameter.restore") Path backup) {
    return asking.print(
        OfflineStore.restore(backup, asking.globals().data()),
        result ->
            asking
                .console()
                .line(
                    result.path("master_key").asBoolean() ? "restore.done" : "restore.key-needed",
                    asking.globals().data(),
                    result.path("files").asLong()));
  }

  /// How a command is used; without one, the whole command line.
  @Command(name = "help", resourceBundle = Main.WORDS)
  int help(
      @Parameters(paramLabel = "COMMAND", arity = "0..*", descriptionKey = "parameter.command")
          @Nullable List<String> commands) {
    CommandLine line = spec.commandLine();
    for (String command : commands == null ? List.<String>of() : commands) {
      CommandLine next = line.getSubcommands().get(command);
      if (next == null) {
        asking.console().complain("help.unknown", command);
        return ExitStatus.USAGE.status();
      }
      line = next;
    }
    line.usage(line.getOut());
    return ExitStatus.DONE.status();
  }

  /// Which version this is.
  @Command(name = "version", resourceBundle = Main.WORDS)
  int version() {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("version", Version.current()).put("java", Runtime.version().toString());
    return asking.print(
        new Answer.Done(result),
        _ -> asking.console().line("version", Version.current(), Runtime.version().toString()));
  }

  private void printBackup(JsonNode result) {
    asking
        .console()
        .line(
            "backup.done",
            result.path("target").asText(),
            result.path("files").asLong(),
            Size.print(result.path("bytes").asLong()));
    if (!result.path("master_key").asBoolean()) {
      asking.console().line("backup.key-apart");
    }
  }

  private void printStatus(JsonNode result) {
    Console console = asking.console();
    console.line(
        "status.running",
        result.path("version").asText(),
        result.path("hostname").asText(),
        result.path("pid").asText(),
        result.path("since").asText());
    List<List<String>> rows = new ArrayList<>();
    result
        .path("listeners")
        .forEach(
            listener ->
                rows.add(
                    List.of(
                        listener.path("name").asText(),
                        listener.path("address").asText() + ":" + listener.path("port").asText(),
                        listener.path("connections").asText("0"))));
    console.table(
        List.of(
            console.say("column.listener"),
            console.say("column.address"),
            console.say("column.connections")),
        rows);
  }

  private static boolean isReady(Answer answer) {
    return answer instanceof Answer.Done(var result) && result.path("ready").asBoolean();
  }

  private static void pause() throws InterruptedException {
    new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
