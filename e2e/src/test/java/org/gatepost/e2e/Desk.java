package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// Where a person sits: a home folder, the clients on this machine, and a server to talk to.
final class Desk implements AutoCloseable {
  static final String PASSWORD = "Kx7-vivid-Otter-93";

  private final Path home;
  private final Server server;

  private Desk(Path home, Server server) {
    this.home = home;
    this.server = server;
  }

  static Desk with(Path home, Server server) {
    return new Desk(home, server);
  }

  Path home() {
    return home;
  }

  Server server() {
    return server;
  }

  /// The certificate that clients are told to trust.
  String authority() {
    return server.authority().toString();
  }

  int port(String listener) {
    return server.port(listener);
  }

  /// A new account with the password [#PASSWORD]; its name.
  String account(String local) {
    return server.addAccount(local, PASSWORD);
  }

  /// Skips the test where a client is missing, and says what brings it.
  static void needs(String program, String bringer) {
    assumeTrue(
        Program.isInstalled(program), program + " is not installed; apt-get install " + bringer);
  }

  /// Runs a command line whose words are set apart by white space.
  Program.Result run(String words) {
    return run(words, "", Map.of());
  }

  Program.Result run(String words, String input, Map<String, String> environment) {
    return runIn(home, words, input, environment);
  }

  static Program.Result runIn(
      Path folder, String words, String input, Map<String, String> environment) {
    return Program.run(folder, List.of(words.strip().split("\\s+")), input, environment);
  }

  /// Runs a script from the test's resources; the password is its standard input.
  Program.Result script(String interpreter, Path script, Object... arguments) {
    StringBuilder words = new StringBuilder(interpreter).append(' ').append(script);
    for (Object argument : arguments) {
      words.append(' ').append(argument);
    }
    return run(words.toString(), PASSWORD + "\n", Map.of());
  }

  static Path resource(String name) {
    return Program.root().resolve("e2e/src/test/resources/clients").resolve(name);
  }

  /// A file in the home folder that nobody else can read.
  Path file(String name, String text) throws IOException {
    Path file = Files.writeString(home.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  /// Sends this message to the account over SMTP.
  void deliver(String user, String text) throws IOException {
    Path message = Files.writeString(Files.createTempFile(home, "message", ".eml"), text);
    run("""
        curl -sS --mail-from a@example.org --mail-rcpt %s -T %s smtp://127.0.0.1:%d
        """
            .formatted(user, message, port("smtp")))
        .orFail();
  }

  /// What curl reads from an address, signed in as this user.
  String curl(String user, String words) {
    return run("curl -sS -K - --cacert " + authority() + " " + words, credentials(user), Map.of())
        .orFail()
        .out();
  }

  /// What the server answers to an IMAP command of this user.
  String imap(String user, String command) {
    String url = "imaps://localhost:" + port("imaps") + "/";
    return Program.run(
            home,
            List.of("curl", "-sS", "-K", "-", "--cacert", authority(), "-X", command, url),
            credentials(user),
            Map.of())
        .orFail()
        .out();
  }

  /// What curl reads of its configuration from standard input.
  private static String credentials(String user) {
    return "user = \"" + user + ":" + PASSWORD + "\"\n";
  }

  /// No password stands anywhere in the server's log.
  void nothingWasGivenAway() throws IOException {
    assertThat(server.log()).doesNotContain(PASSWORD);
  }

  @Override
  public void close() {
    server.close();
  }
}
