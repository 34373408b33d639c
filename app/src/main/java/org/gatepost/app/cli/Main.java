package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.ResourceBundle;
import org.gatepost.base.setting.InvalidConfig;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The program: `gatepost COMMAND ...`
public final class Main {
  /// The bundle with every sentence of the command line.
  static final String WORDS = "org.gatepost.app.cli.words";

  private Main() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = run(List.of(arguments), System.in, out, err);
    out.flush();
    System.exit(status);
  }

  /// Carries a command line out.
  ///
  /// @return the exit status
  static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    Console console = new Console(in, out, err, Language.of(arguments, System.getenv()));
    return commands(console).execute(arguments.toArray(String[]::new));
  }

  /// The whole tree of commands.
  static CommandLine commands(Console console) {
    Root root = new Root(console);
    Asking asking = root.asking();
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new ServeCommand(asking));
    line.addSubcommand(new DomainCommands(asking));
    line.addSubcommand(new AccountCommands(asking));
    line.addSubcommand(new AliasCommands(asking));
    line.addSubcommand(new NameCommands(asking));
    line.addSubcommand(new ConfigCommands(asking));
    line.addSubcommand(new StoreCommands(asking));
    line.addSubcommand(new RehearseCommand(asking));
    ResourceBundle words = console.words();
    line.setResourceBundle(words);
    line.registerConverter(Duration.class, new DurationReader());
    line.registerConverter(Size.class, new Size.Reader());
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setUsageHelpAutoWidth(false);
    line.setParameterExceptionHandler((e, _) -> misunderstood(e, console));
    line.setExecutionExceptionHandler((e, _, _) -> failed(e, asking.globals(), console));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int misunderstood(ParameterException e, Console console) {
    console.err().println("gatepost: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, writer(console.err()));
    console
        .err()
        .println(
            console.say("usage.see-help", e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitStatus.USAGE.status();
  }

  private static int failed(Exception e, Globals globals, Console console) {
    return switch (e) {
      case InvalidConfig invalid -> invalid(invalid, globals, console);
      case IOException io -> {
        console.complain("failed.io", String.valueOf(io.getMessage()));
        yield ExitStatus.IO.status();
      }
      default -> {
        console.complain("failed.bug");
        e.printStackTrace(console.err());
        yield ExitStatus.BUG.status();
      }
    };
  }

  private static int invalid(InvalidConfig invalid, Globals globals, Console console) {
    if (globals.json()) {
      ObjectNode all = JsonNodeFactory.instance.objectNode().put("valid", false);
      invalid
          .problems()
          .forEach(
              problem ->
                  all.withArray("problems")
                      .addObject()
                      .put("key", problem.key())
                      .put("place", problem.place())
                      .put("message", problem.message()));
      console.json(all);
    } else {
      console.complain("config.invalid", invalid.problems().size());
      invalid.problems().forEach(problem -> console.err().println("  " + problem));
    }
    return ExitStatus.CONFIG.status();
  }
}
