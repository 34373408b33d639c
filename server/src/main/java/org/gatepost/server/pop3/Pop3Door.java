package org.gatepost.server.pop3;

import java.io.IOException;
import java.time.InstantSource;
import org.gatepost.gate.Gate;
import org.gatepost.server.net.Door;
import org.gatepost.server.net.Wire;
import org.gatepost.server.watch.Metrics;
import org.gatepost.store.mailbox.Mailboxes;

/// The door for mail programs that speak POP3. Safe for use by all connections' threads.
public final class Pop3Door implements Door {
  private final House house;
  private final Metrics metrics;
  private final InstantSource clock;

  public Pop3Door(
      Gate gate, Mailboxes mailboxes, Pop3Setting setting, Metrics metrics, InstantSource clock) {
    this.house = new House(gate, new Maildrops(mailboxes, setting.loginDelay(), clock), setting);
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void serve(Wire wire) throws IOException {
    try (Pop3Session session = new Pop3Session(house, Conversation.visitor(wire))) {
      new Conversation(wire, session, house.setting(), metrics, clock).run();
    }
  }

  @Override
  public String apology(Trouble trouble) {
    return switch (trouble) {
      case TOO_MANY -> "-ERR [SYS/TEMP] Too many connections";
      case BUG -> "-ERR [SYS/TEMP] Something is broken here; it has been written down";
    };
  }
}
