package org.gatepost.server.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatepost.server.imap.ImaptestScript.Exchange;
import org.gatepost.server.imap.ImaptestScript.Sent;
import org.gatepost.server.net.DoorPeer;
import org.gatepost.server.net.FakeWire;

/// Plays an imaptest script against a door.
final class ImaptestRun implements AutoCloseable {
  private static final String MAILBOX = "imaptest";

  private final ImaptestScript script;
  private final List<String> messages;
  private final ImapDoor door;
  private final List<DoorPeer> peers = new ArrayList<>();
  private final ImaptestVariables variables;
  private int appended;

  ImaptestRun(ImaptestScript script, List<String> messages, ImapDoor door) {
    this.script = script;
    this.messages = messages;
    this.door = door;
    this.variables =
        new ImaptestVariables(
            Map.of(
                "mailbox", MAILBOX,
                "user", "alice@example.org",
                "username", "alice",
                "domain", "example.org",
                "password", TestHouse.PASSWORD));
  }

  void play() {
    for (int connection = 1; connection <= script.connections(); connection++) {
      DoorPeer peer = new DoorPeer(door);
      peer.start(FakeWire.secure());
      peers.add(peer);
      wire(connection).heard();
    }
    prepare();
    script.exchanges().forEach(this::play);
  }

  private void prepare() {
    int wanted =
        List.of("nonauth", "auth", "created", "appended", "selected").indexOf(script.state());
    for (int connection = 1; connection <= script.connections() && wanted >= 1; connection++) {
      must(connection, "LOGIN alice@example.org " + TestHouse.PASSWORD);
    }
    if (wanted >= 2) {
      must(1, "CREATE " + MAILBOX);
    }
    if (wanted >= 3) {
      String count = script.header().getOrDefault("messages", "all");
      int all = count.equals("all") ? messages.size() : Integer.parseInt(count);
      for (int i = 0; i < all; i++) {
        must(1, "APPEND " + MAILBOX + " " + literal(nextMessage()));
      }
    }
    for (int connection = 1; connection <= script.connections() && wanted >= 4; connection++) {
      must(connection, "SELECT " + MAILBOX);
    }
  }

  private void must(int connection, String command) {
    String heard = wire(connection).say("p " + command + "\r\n").heard();
    if (!heard.contains("p OK")) {
      throw new AssertionError("not prepared: " + command + " -> " + heard);
    }
  }

  private void play(Exchange exchange) {
    for (Sent sent : exchange.sent) {
      variables.set("tag", sent.tag);
      wire(sent.connection).say(sent.tag + " " + command(sent.command) + "\r\n");
    }
    Responses responses = new Responses(wire(exchange.sent.getFirst().connection).heard());
    for (String expected : exchange.expected) {
      if (!responses.take(expected)) {
        throw new AssertionError(told(exchange, "expected * " + expected, responses));
      }
    }
    for (String banned : exchange.banned) {
      if (responses.take(banned)) {
        throw new AssertionError(told(exchange, "unwanted * " + banned, responses));
      }
    }
    for (Sent sent : exchange.sent) {
      if (!responses.ends(sent)) {
        throw new AssertionError(told(exchange, "expected " + sent.end, responses));
      }
    }
  }

  private static String told(Exchange exchange, String what, Responses responses) {
    return exchange.sent.getFirst().command + ": " + what + "\ncame: " + responses.all;
  }

  /// The command as it is sent. An APPEND without a message takes the next of the mbox file.
  private String command(String text) {
    String expanded = variables.expand(text);
    StringBuilder out = new StringBuilder();
    boolean hasLiteral = false;
    for (int i = 0; i < expanded.length(); i++) {
      char c = expanded.charAt(i);
      boolean isLiteral = c >= ImapValue.LITERAL && c < ImapValue.LITERAL + 1000;
      hasLiteral |= isLiteral;
      out.append(isLiteral ? literal(script.literals().get(c - ImapValue.LITERAL)) : c);
    }
    if (expanded.toLowerCase(Locale.ROOT).startsWith("append") && !hasLiteral) {
      out.append(expanded.strip().length() == "append".length() ? " " + MAILBOX : "");
      out.append(' ').append(literal(nextMessage()));
    }
    return out.toString();
  }

  private String nextMessage() {
    return messages.get(appended++ % messages.size());
  }

  private static String literal(String content) {
    return "{" + content.length() + "+}\r\n" + content;
  }

  private FakeWire wire(int connection) {
    return peers.get(connection - 1).wire();
  }

  @Override
  public void close() {
    peers.forEach(DoorPeer::close);
  }

  /// What came back, response by response, with literals taken out.
  private final class Responses {
    private final List<String> all = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();

    private Responses(String heard) {
      StringBuilder line = new StringBuilder();
      int at = 0;
      while (at < heard.length()) {
        int end = heard.indexOf("\r\n", at);
        line.append(heard, at, end);
        at = end + 2;
        int brace = line.lastIndexOf("{");
        if (brace >= 0 && line.substring(brace).matches("\\{\\d+}")) {
          int length = Integer.parseInt(line.substring(brace + 1, line.length() - 1));
          line.setLength(brace);
          line.append((char) (ImapValue.LITERAL + literals.size()));
          literals.add(heard.substring(at, at + length));
          at += length;
        } else {
          all.add(line.toString());
          line.setLength(0);
        }
      }
      left.addAll(all);
    }

    /// Takes the first untagged response that is as expected.
    private boolean take(String expected) {
      List<ImapValue> wanted = ImapValue.read(expected, script.literals()::get);
      boolean prefix = expected.toLowerCase(Locale.ROOT).matches("(ok|no|bad|bye).*");
      for (String response : left) {
        if (response.startsWith("* ")
            && variables.matches(
                wanted, ImapValue.read(response.substring(2), literals::get), prefix)) {
          left.remove(response);
          return true;
        }
      }
      return false;
    }

    private boolean ends(Sent sent) {
      for (String response : left) {
        if (response.startsWith(sent.tag + " ")) {
          String came = response.substring(sent.tag.length() + 1);
          return sent.end.startsWith("\"\"")
              || variables.matches(
                  ImapValue.read(sent.end, script.literals()::get),
                  ImapValue.read(came, literals::get),
                  true);
        }
      }
      return false;
    }
  }
}
