package org.gatepost.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gatepost.app.FirstAccount;
import org.gatepost.app.Gatepost;
import org.gatepost.app.config.Configuration;
import org.gatepost.app.config.LogSetting;
import org.gatepost.app.config.Sources;
import org.gatepost.app.log.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Goes once through what a start needs, so that the JVM can record it in an AOT cache (JEP 514).
@Command(name = "rehearse", hidden = true, resourceBundle = Main.WORDS)
final class RehearseCommand implements Callable<Integer> {
  private static final List<String> SETTINGS =
      List.of(
          "listen.smtp=127.0.0.1:0",
          "listen.imap=127.0.0.1:0",
          "listen.imaps=127.0.0.1:0",
          "listen.pop3=127.0.0.1:0",
          "listen.pop3s=off",
          "listen.submission=off",
          "listen.submissions=off",
          "listen.https=off",
          "signin.plaintext-on-loopback=true");

  private final Asking asking;

  @Parameters(paramLabel = "cli|server")
  private String what = "cli";

  RehearseCommand(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Integer call() throws IOException {
    if (what.equals("server")) {
      server();
    } else {
      commandLine();
    }
    return ExitStatus.DONE.status();
  }

  private static void commandLine() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    for (List<String> words :
        List.of(
            List.of("help"),
            List.of("--lang", "zh", "account", "add", "--help"),
            List.of("--data", "/nonexistent", "status", "--json"),
            List.of("config", "show"))) {
      Main.run(words, new ByteArrayInputStream(new byte[0]), nowhere, nowhere);
    }
  }

  private void server() throws IOException {
    Configuration configuration =
        Configuration.load(new Sources(Optional.empty(), Map.of(), SETTINGS));
    Logs.start(configuration.of(LogSetting.class), new ByteArrayOutputStream());
    if (Gatepost.start(configuration, asking.globals().data(), true)
        instanceof Gatepost.Started(Gatepost server)) {
      try (server) {
        FirstAccount first = server.firstAccount().orElseThrow();
        deliver(server, first);
        read(server, first);
      }
    }
  }

  private static void deliver(Gatepost server, FirstAccount first) throws IOException {
    talk(
        server,
        "smtp",
        "EHLO rehearsal.test\r\nMAIL FROM:<a@rehearsal.test>\r\nRCPT TO:<%s>\r\nDATA\r\n"
            .formatted(first.name()),
        "Subject: x\r\nContent-Type: text/plain\r\n\r\nx\r\n.\r\nQUIT\r\n");
  }

  private static void read(Gatepost server, FirstAccount first) throws IOException {
    talk(
        server,
        "imap",
        "a LOGIN %s %s\r\n".formatted(first.name(), first.password()),
        """
        b LIST "" *
        c SELECT INBOX
        d FETCH 1:* (FLAGS ENVELOPE BODYSTRUCTURE BODY[])
        e STORE 1 +FLAGS (\\Seen)
        f LOGOUT
        """
            .replace("\n", "\r\n"));
    talk(
        server,
        "pop3",
        "USER %s\r\nPASS %s\r\n".formatted(first.name(), first.password()),
        "STAT\r\nUIDL\r\nRETR 1\r\nQUIT\r\n");
  }

  /// Says one part, then the other, and reads until the server has closed.
  private static void talk(Gatepost server, String listener, String first, String second)
      throws IOException {
    InetSocketAddress address = server.listening().get(listener);
    if (address == null) {
      return;
    }
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(second.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }
}
