package org.gatepost.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.gatepost.app.Gatepost;
import org.gatepost.app.config.Configuration;
import org.gatepost.app.config.LogSetting;
import org.gatepost.app.control.Answer;
import org.gatepost.app.log.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gatepost serve`
@Command(name = "serve", resourceBundle = Main.WORDS)
final class ServeCommand implements Callable<Integer> {
  private final Asking asking;

  @Option(names = "--no-first-account", descriptionKey = "option.no-first-account")
  private boolean noFirstAccount;

  ServeCommand(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Gatepost.warmUp();
    Configuration configuration = asking.globals().configuration();
    Logs.start(configuration.of(LogSetting.class), System.err);
    return switch (Gatepost.start(configuration, asking.globals().data(), !noFirstAccount)) {
      case Gatepost.Refused(Answer answer) -> asking.print(answer, _ -> {});
      case Gatepost.Started(Gatepost server) -> {
        Thread hook = new Thread(server::close, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        announce(server);
        server.awaitStop();
        yield ExitStatus.DONE.status();
      }
    };
  }

  private void announce(Gatepost server) {
    Announcement announcement = new Announcement(asking.console(), server);
    if (asking.globals().json()) {
      announcement.printJson();
    } else {
      announcement.print();
    }
  }
}
