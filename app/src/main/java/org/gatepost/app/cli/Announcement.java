package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatepost.app.FirstAccount;
import org.gatepost.app.Gatepost;
import org.gatepost.app.Version;

/// What `gatepost serve` prints once every port is open. Its last line contains `ready`.
final class Announcement {
  /// Lines to copy. No password in them: curl asks for it.
  private static final List<String> TO_TRY =
      List.of(
          "printf 'Subject: Hello\\r\\n\\r\\nIt works.\\r\\n' | curl -sS"
              + " --mail-from you@example.org --mail-rcpt %1$s -T - smtp://%2$s",
          "swaks --server %2$s --from you@example.org --to %1$s"
              + " --header 'Subject: Hello' --body 'It works.'",
          "curl -sS%4$s --user %1$s 'imaps://%3$s/INBOX;MAILINDEX=1'");

  private final Console console;
  private final Gatepost server;

  Announcement(Console console, Gatepost server) {
    this.console = console;
    this.server = server;
  }

  /// For people.
  void print() {
    server.firstAccount().ifPresent(this::printFirst);
    server.selfSigned().ifPresent(file -> console.line("serve.certificate", file.toString()));
    server
        .listening()
        .forEach((name, address) -> console.line("serve.listening", name, place(address)));
    if (server.moved()) {
      console.line("serve.moved");
    }
    server.firstAccount().ifPresent(this::printToTry);
    console.line("serve.ready", Version.current(), server.hostname());
    console.out().flush();
  }

  /// For programs: one line, the same as `status --json` and what only a start knows.
  void printJson() {
    ObjectNode all = server.status();
    server.selfSigned().ifPresent(file -> all.put("self_signed", absolute(file)));
    server
        .firstAccount()
        .ifPresent(
            first ->
                all.putObject("first_account")
                    .put("name", first.name())
                    .put("generated_password", first.password()));
    console.out().println(all);
    console.out().flush();
  }

  private void printFirst(FirstAccount first) {
    console.line("serve.first");
    console.line("serve.first.account", first.name());
    console.line("serve.first.password", first.password());
  }

  private void printToTry(FirstAccount first) {
    Map<String, InetSocketAddress> open = server.listening();
    InetSocketAddress smtp = open.get("smtp");
    InetSocketAddress imaps = open.get("imaps");
    if (smtp == null || imaps == null) {
      return;
    }
    Optional<Path> own = server.selfSigned();
    String name = own.isPresent() ? "localhost" : server.hostname();
    String authority = own.map(file -> " --cacert " + quoted(absolute(file))).orElse("");
    console.line("serve.try");
    for (String line : TO_TRY) {
      console
          .out()
          .println(
              "  "
                  + line.formatted(
                      first.name(), near(smtp), name + ":" + imaps.getPort(), authority));
    }
  }

  /// Where this machine itself reaches it.
  private static String near(InetSocketAddress address) {
    return address.getAddress().isAnyLocalAddress()
        ? "127.0.0.1:" + address.getPort()
        : place(address);
  }

  private static String place(InetSocketAddress address) {
    if (address.getAddress().isAnyLocalAddress()) {
      return "*:" + address.getPort();
    }
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  /// One word to a shell, whatever is in it.
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
