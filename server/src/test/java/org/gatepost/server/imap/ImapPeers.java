package org.gatepost.server.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatepost.base.setting.Given;
import org.gatepost.server.net.DoorPeer;
import org.gatepost.server.net.FakeWire;
import org.gatepost.testkit.Transcript;

/// Plays a transcript with one or more connections to one house.
///
/// Directives besides those of [DoorPeer]: `#! setting KEY VALUE` (before any connection), `#!
/// connection N` goes on with that connection, `#! login NAME` opens it under TLS and signs in, `#!
/// deliver N MAILBOX` puts so many messages into alice's mailbox.
final class ImapPeers implements Transcript.Peer, AutoCloseable {
  private final TestHouse house;
  private final Map<String, Given> settings = new HashMap<>();
  private final Map<String, DoorPeer> peers = new HashMap<>();
  private final List<ImapDoor> doors = new ArrayList<>();
  private String current = "1";
  private int delivered;

  ImapPeers(TestHouse house) {
    this.house = house;
  }

  @Override
  public void say(byte[] octets) {
    peer().say(octets);
  }

  @Override
  public List<String> answers() {
    return peers.containsKey(current) ? peer().answers() : List.of();
  }

  @Override
  public void direct(String directive) throws IOException {
    String[] words = directive.split(" ", -1);
    switch (words[0]) {
      case "setting" -> settings.put("imap." + words[1], new Given(words[2], "transcript"));
      case "connection" -> current = words[1];
      case "login" -> login(words[1]);
      case "deliver" -> deliver(Integer.parseInt(words[1]), words[2]);
      default -> peer().direct(directive);
    }
  }

  @Override
  public void close() {
    peers.values().forEach(DoorPeer::close);
  }

  /// All connections go through one door, which knows how many there are.
  private ImapDoor door() {
    if (doors.isEmpty()) {
      doors.add(house.door(settings));
    }
    return doors.getFirst();
  }

  private DoorPeer peer() {
    return peers.computeIfAbsent(current, _ -> new DoorPeer(door()));
  }

  private void login(String name) {
    FakeWire wire = FakeWire.secure();
    peer().start(wire);
    peer().answers();
    wire.say("login LOGIN " + name + "@example.org " + TestHouse.PASSWORD + "\r\n");
    List<String> answers = peer().answers();
    if (!answers.getLast().startsWith("login OK ")) {
      throw new AssertionError("no login: " + answers);
    }
  }

  private void deliver(int count, String mailbox) throws IOException {
    for (int i = 0; i < count; i++) {
      delivered++;
      String message =
          "From: Bob <bob@example.net>\r\nSubject: Message "
              + delivered
              + "\r\n\r\nNumber "
              + delivered
              + "\r\n";
      house.deliver("alice@example.org", mailbox, message);
    }
  }
}
