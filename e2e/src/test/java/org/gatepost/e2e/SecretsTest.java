package org.gatepost.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Passwords are planted at every door, right ones, wrong ones and ones in the wrong place; then
/// all that the server wrote is searched for them.
class SecretsTest {
  private static final String RIGHT = "Kx7-vivid-Otter-93";
  private static final String OTHER = "Zq4-lucid-Heron-58";

  @TempDir Path folder;
  private final Map<String, String> planted = new LinkedHashMap<>();

  @Test
  void noPasswordIsWrittenAnywhere() throws Exception {
    planted.put("right", RIGHT);
    planted.put("second", OTHER);
    try (Server server = Server.start(folder, "log.level=trace", "log.format=json")) {
      String user = server.addAccount("alice", RIGHT);
      server.addAccount("bob", OTHER);
      overImap(server, user);
      overSubmission(server, user);
      overPop3(server, user);
      overControl(server);
      overHttp(server);
      assertThat(server.terminate()).isIn(0, 143);
      assertThat(server.log())
          .contains("smtp.command")
          .contains("wrong-secret")
          .contains("granted");
      search(server);
    }
  }

  private void overImap(Server server, String user) throws IOException {
    try (Talk talk = Talk.to(server.port("imap"))) {
      talk.line();
      talk.answers("LOGIN " + user + " \"" + wrong("imap-quoted") + "\"");
      String literal = wrong("imap-literal");
      talk.say("l LOGIN {" + user.length() + "+}");
      talk.say(user + " {" + literal.length() + "+}");
      talk.say(literal);
      talk.until("l");
    }
    try (Talk talk = Talk.to(server.port("imap"))) {
      talk.line();
      talk.answers("AUTHENTICATE PLAIN " + plain(user, wrong("imap-plain")));
      talk.say("p AUTHENTICATE LOGIN");
      talk.line();
      talk.say(base64(user));
      talk.line();
      talk.say(base64(wrong("imap-login")));
      talk.until("p");
    }
    try (Talk talk = Talk.to(server.port("imap"))) {
      talk.line();
      talk.answers(wrong("imap-as-a-command"));
      talk.answers("LOGIN " + user + " \"" + wrong("imap-unclosed"));
      talk.say("q AUTHENTICATE PLAIN");
      talk.line();
      talk.say("=" + wrong("imap-not-base64"));
      talk.until("q");
      talk.answers("ID (\"name\" \"x\") " + wrong("imap-after-id"));
    }
    try (Talk talk = Talk.to(server.port("imap"))) {
      talk.line();
      talk.command("AUTHENTICATE PLAIN " + plain(user, RIGHT));
    }
    Talk.imap(server, user, RIGHT).close();
  }

  private void overSubmission(Server server, String user) throws IOException {
    try (Talk talk = Talk.to(server.port("submission"))) {
      talk.reply();
      ask(talk, "EHLO client.example");
      assertThat(ask(talk, "AUTH PLAIN " + plain(user, wrong("smtp-plain")))).startsWith("535");
      ask(talk, "AUTH LOGIN");
      ask(talk, base64(user));
      assertThat(ask(talk, base64(wrong("smtp-login")))).startsWith("535");
      ask(talk, "AUTH PLAIN");
      ask(talk, "=" + wrong("smtp-not-base64"));
      ask(talk, "AUTH PLAIN =" + wrong("smtp-not-base64-at-once"));
      ask(talk, wrong("smtp-as-a-command"));
      ask(talk, "AUTH " + wrong("smtp-as-a-mechanism"));
      assertThat(ask(talk, "AUTH PLAIN " + plain(user, RIGHT))).startsWith("235");
    }
  }

  private void overPop3(Server server, String user) throws IOException {
    try (Talk talk = Talk.to(server.port("pop3"))) {
      talk.line();
      line(talk, "USER " + user);
      assertThat(line(talk, "PASS " + wrong("pop3-pass"))).startsWith("-ERR");
      assertThat(line(talk, "AUTH PLAIN " + plain(user, wrong("pop3-plain")))).startsWith("-ERR");
    }
    try (Talk talk = Talk.to(server.port("pop3"))) {
      talk.line();
      line(talk, "PASS " + wrong("pop3-before-user"));
      line(talk, wrong("pop3-as-a-command"));
      line(talk, "APOP " + user + " " + wrong("pop3-apop"));
      line(talk, "USER " + user);
      assertThat(line(talk, "PASS " + RIGHT)).startsWith("+OK");
    }
  }

  private void overControl(Server server) throws IOException {
    server.command(
        wrong("control-weak").substring(0, 7) + "\n", "account", "add", "x@y", "--password-stdin");
    for (String request :
        List.of(
            "{\"verb\":\"add-account\",\"password\":\"" + base64(wrong("control-cut")),
            "{\"verb\":\"add-account\",\"password\":\"" + wrong("control-not-base64") + "\"}",
            "{\"verb\":\"" + wrong("control-as-a-verb") + "\"}",
            "{\"" + wrong("control-as-a-key") + "\":1,\"verb\":\"set-password\"}",
            "{\"verb\":\"set-password\",\"password\":\"" + base64(wrong("control-no-name")) + "\"}",
            wrong("control-no-json"))) {
      assertThat(control(server, request)).as(request).isNotEmpty();
    }
  }

  private void overHttp(Server server) throws IOException {
    int port = server.port("http");
    try (Talk talk = Talk.to(port)) {
      talk.say("GET /" + wrong("http-path") + " HTTP/1.0");
      talk.say("Authorization: Basic " + base64("alice:" + wrong("http-basic")));
      talk.say("");
      talk.line();
    }
    try (Talk talk = Talk.to(server.port("smtp"))) {
      talk.reply();
      assertThat(ask(talk, "GET /" + wrong("smtp-http") + " HTTP/1.0")).startsWith("421");
    }
  }

  /// A password that is used nowhere else.
  private String wrong(String where) {
    String password = "Wrong-" + where + "-" + (planted.size() + 100) + "-Plant";
    planted.put(where, password);
    return password;
  }

  private void search(Server server) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(folder.resolve("server.log"));
    try (Stream<Path> all = Files.walk(server.data())) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(3);
    for (Path file : files) {
      String text = Files.readString(file, ISO_8859_1);
      planted.forEach(
          (where, password) -> {
            for (String spelling : spellings(password)) {
              assertThat(text.contains(spelling)).as(where + " in " + file).isFalse();
            }
          });
    }
  }

  /// As it is, and what base64 makes of it wherever it stands in what is encoded.
  private static List<String> spellings(String password) {
    List<String> all = new ArrayList<>(List.of(password));
    for (int shift = 0; shift < 3; shift++) {
      String encoded = base64("x".repeat(shift) + password);
      all.add(encoded.substring(4, encoded.length() - 4));
    }
    return all;
  }

  private static String control(Server server, String request) throws IOException {
    Path socket = server.data().resolve("control.sock");
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap((request + "\n").getBytes(UTF_8)));
      ByteBuffer answer = ByteBuffer.allocate(4096);
      channel.read(answer);
      return new String(answer.array(), 0, answer.position(), UTF_8);
    }
  }

  private static String ask(Talk talk, String line) throws IOException {
    talk.say(line);
    return talk.reply();
  }

  private static String line(Talk talk, String line) throws IOException {
    talk.say(line);
    return talk.line();
  }

  private static String plain(String user, String password) {
    return base64("\0" + user + "\0" + password);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
