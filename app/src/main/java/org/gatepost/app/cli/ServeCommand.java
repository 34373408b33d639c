package org.gatepost.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.gatepost.app.FirstAccount;
import org.gatepost.app.Gatepost;
import org.gatepost.app.config.Configuration;
import org.gatepost.app.config.LogSetting;
import org.gatepost.app.control.Answer;
import org.gatepost.app.log.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gatepost serve`
@Command(name = "serve", resourceBundle = Main.WORDS)
final class ServeCommand implements java.util.concurrent.Callable<Integer> {
  private final Asking asking;

  @Option(names = "--no-first-account", descriptionKey = "option.no-first-account")
  private boolean noFirstAccount;

  ServeCommand(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration configuration = asking.globals().configuration();
    Logs.start(configuration.of(LogSetting.class), System.err);
    return switch (Gatepost.start(configuration, asking.globals().data(), !noFirstAccount)) {
      case Gatepost.Refused(Answer answer) -> asking.print(answer, _ -> {});
      case Gatepost.Started(Gatepost server) -> {
        Thread hook = new Thread(server::close, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        tell(server);
        server.awaitStop();
        yield ExitStatus.DONE.status();
      }
    };
  }

  private void tell(Gatepost server) {
    Console console = asking.console();
    server.firstAccount().ifPresent(this::tellFirst);
    server.selfSigned().ifPresent(file -> console.line("serve.certificate", file.toString()));
    server
        .listening()
        .forEach((name, address) -> console.line("serve.listening", name, place(address)));
    if (server.moved()) {
      console.line("serve.moved");
    }
    server.firstAccount().ifPresent(first -> tellTry(first, server));
    console.line("serve.ready", org.gatepost.app.Version.current(), server.hostname());
    console.out().flush();
  }

  private void tellFirst(FirstAccount first) {
    Console console = asking.console();
    console.line("serve.first");
    console.line("serve.first.account", first.name());
    console.line("serve.first.password", first.password());
  }

  /// Lines to copy. No password in them: curl asks for it.
  private void tellTry(FirstAccount first, Gatepost server) {
    Console console = asking.console();
    Map<String, InetSocketAddress> open = server.listening();
    InetSocketAddress smtp = open.get("smtp");
    InetSocketAddress imaps = open.get("imaps");
    if (smtp == null || imaps == null) {
      return;
    }
    console.line("serve.try");
    String authority =
        server.selfSigned().map(Object::toString).orElse("/etc/ssl/certs/ca-certificates.crt");
    List.of(
            "printf 'Subject: Hello\\r\\n\\r\\nIt works.\\r\\n' | curl -s"
                + " --mail-from you@example.org --mail-rcpt %1$s -T - smtp://127.0.0.1:%2$d",
            "swaks --server 127.0.0.1:%2$d --from you@example.org --to %1$s"
                + " --header 'Subject: Hello' --body 'It works.'",
            "curl --cacert %4$s --user %1$s 'imaps://localhost:%3$d/INBOX;MAILINDEX=1'")
        .forEach(
            line ->
                console
                    .out()
                    .println(
                        "  "
                            + line.formatted(
                                first.name(), smtp.getPort(), imaps.getPort(), authority)));
  }

  private static String place(InetSocketAddress address) {
    if (address.getAddress().isAnyLocalAddress()) {
      return "*:" + address.getPort();
    }
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
