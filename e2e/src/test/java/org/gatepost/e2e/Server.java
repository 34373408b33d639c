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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A running Gatepost of a test's own, on free loopback ports.
final class Server implements AutoCloseable {
  static final String DOMAIN = "gatepost.test";
  private static final List<String> DOORS =
      List.of("smtp", "submission", "submissions", "lmtp", "imap", "imaps", "pop3", "pop3s");

  private static final Pattern LISTENING =
      Pattern.compile(" +([a-z]\\w+) on 127\\.0\\.0\\.1:(\\d+)");

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
    return start(folder, folder.resolve("server.log"), settings);
  }

  /// Starts one that logs elsewhere.
  static Server start(Path folder, Path log, String... settings) throws IOException {
    Server server = begin(folder, log, settings);
    server.awaitReady();
    return server;
  }

  /// Starts one with words in front of the command, such as `--json`.
  static Server startWith(List<String> words, Path folder, String... settings) throws IOException {
    Server server = begin(words, folder, folder.resolve("server.log"), settings);
    server.awaitReady();
    return server;
  }

  /// Starts one and does not wait.
  static Server begin(Path folder, Path log, String... settings) throws IOException {
    return begin(List.of(), folder, log, settings);
  }

  private static Server begin(List<String> words, Path folder, Path log, String... settings)
      throws IOException {
    Path data = folder.resolve("data");
    List<String> command = Program.command(data, words.toArray(String[]::new));
    DOORS.forEach(door -> set(command, "listen." + door + "=127.0.0.1:0"));
    set(command, "listen.http=127.0.0.1:0");
    set(command, "listen.https=127.0.0.1:0");
    set(command, "hostname=mail." + DOMAIN);
    set(command, "signin.plaintext-on-loopback=true");
    set(command, "log.level=debug");
    List.of(settings).forEach(setting -> set(command, setting));
    command.add("serve");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new Server(data, builder.start(), log);
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

  /// The memory it holds, as the kernel counts it.
  String resident() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .findFirst()
        .orElse("VmRSS: unknown");
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
    return ended();
  }

  /// Waits until it has ended by itself.
  ///
  /// @return its exit status
  int ended() throws InterruptedException {
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
      Matcher listening = LISTENING.matcher(line);
      if (listening.matches()) {
        ports.put(listening.group(1), Integer.valueOf(listening.group(2)));
      } else if (line.startsWith("ready") || line.startsWith("{")) {
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {})); // so that it never blocks
        if (ports.isEmpty()) { // it spoke Chinese, or JSON
          askPorts();
        }
        return;
      }
    }
    throw new AssertionError("never ready:\n" + printed + "\n" + log());
  }

  private void askPorts() throws IOException {
    JsonNode status = new ObjectMapper().readTree(command("", "status", "--json").orFail().out());
    for (JsonNode one : status.path("listeners")) {
      ports.put(one.path("name").asText(), one.path("port").asInt());
    }
  }
}
