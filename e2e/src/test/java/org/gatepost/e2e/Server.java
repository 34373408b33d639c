package org.gatepost.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A running Gatepost of a test's own, on free loopback ports.
final class Server implements AutoCloseable {
  static final String DOMAIN = "gatepost.test";
  private static final List<String> DOORS =
      List.of("smtp", "submission", "submissions", "lmtp", "imap", "imaps", "pop3", "pop3s");

  private final Path data;
  private final Process process;
  private final Path log;
  private final Map<String, Integer> ports = new HashMap<>();
  private final StringBuilder printed = new StringBuilder();

  private Server(Path data, Process process, Path log) {
    this.data = data;
    this.process = process;
    this.log = log;
  }

  /// Starts one with these further settings and waits until it is ready.
  static Server start(Path folder, String... settings) throws IOException {
    Path data = folder.resolve("data");
    List<String> command = Program.command(data);
    DOORS.forEach(door -> set(command, "listen." + door + "=127.0.0.1:0"));
    set(command, "listen.http=127.0.0.1:0");
    set(command, "listen.https=127.0.0.1:0");
    set(command, "hostname=mail." + DOMAIN);
    set(command, "signin.plaintext-on-loopback=true");
    set(command, "log.level=debug");
    List.of(settings).forEach(setting -> set(command, setting));
    command.add("serve");
    Path log = folder.resolve("server.log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Server server = new Server(data, builder.start(), log);
    server.awaitReady();
    return server;
  }

  Path data() {
    return data;
  }

  /// The certificate that its clients may trust: its own.
  Path authority() {
    return data.resolve("tls/self-signed.crt");
  }

  /// Everything it has logged so far.
  String log() throws IOException {
    return Files.readString(log);
  }

  /// What it printed until it was ready.
  String printed() {
    return printed.toString();
  }

  long pid() {
    return process.pid();
  }

  /// The port of a listener: `imap`, `smtp`, ...
  int port(String listener) {
    Integer port = ports.get(listener);
    if (port == null) {
      throw new AssertionError("no listener " + listener + " among " + ports.keySet());
    }
    return port;
  }

  /// Runs one of its commands; the password, where there is one, is its standard input.
  Program.Result command(String input, String... words) {
    return Program.run(data.resolveSibling("."), Program.command(data, words), input, Map.of());
  }

  /// Adds an account in [#DOMAIN], adding the domain where it is missing.
  String addAccount(String local, String password) {
    String name = local + "@" + DOMAIN;
    command("", "domain", "add", DOMAIN);
    command(password + "\n", "account", "add", name, "--password-stdin").orFail();
    return name;
  }

  /// SIGKILL, and waits until it is gone.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// SIGTERM, and waits until it is gone.
  ///
  /// @return its exit status
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not drain within a minute");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private static void set(List<String> command, String assignment) {
    command.add("--set");
    command.add(assignment);
  }

  private void awaitReady() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      printed.append(line).append('\n');
      if (line.contains("ready")) {
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {})); // so that it never blocks
        readPorts();
        return;
      }
    }
    throw new AssertionError("never ready:\n" + printed + "\n" + log());
  }

  private void readPorts() throws IOException {
    JsonNode status = new ObjectMapper().readTree(command("", "status", "--json").orFail().out());
    status
        .path("listeners")
        .forEach(one -> ports.put(one.path("name").asText(), one.path("port").asInt()));
  }
}
