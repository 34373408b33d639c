package org.gatepost.server.imap;

import java.io.IOException;
import java.time.InstantSource;
import org.gatepost.gate.Channel;
import org.gatepost.gate.Gate;
import org.gatepost.gate.Origin;
import org.gatepost.gate.Protocol;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.net.Door;
import org.gatepost.server.net.Wire;
import org.gatepost.store.blob.Drafts;
import org.gatepost.store.mailbox.Mailboxes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door for mail programs that speak IMAP. Safe for use by all connections' threads.
public final class ImapDoor implements Door {
  private static final Logger log = LoggerFactory.getLogger(ImapDoor.class);

  private final House house;

  public ImapDoor(
      Gate gate, Mailboxes mailboxes, Drafts drafts, ImapSetting setting, InstantSource clock) {
    this.house =
        new House(
            gate,
            mailboxes,
            drafts,
            new AccountConnections(setting.connectionsPerAccount()),
            setting,
            clock);
    if (setting.closesEarly()) {
      log.atWarn()
          .addKeyValue("idle-timeout", setting.idleTimeout())
          .addKeyValue("least", ImapSetting.IDLE_TIMEOUT_LEAST)
          .log("imap.idle-timeout.short");
    }
  }

  @Override
  public void serve(Wire wire) throws IOException {
    Printer out =
        new Printer(
            (octets, from, length) -> {
              try {
                wire.write(octets, from, length);
              } catch (IOException e) {
                throw new PeerGone(e);
              }
            });
    Origin origin = new Origin(Protocol.IMAP, wire.peer(), channel(wire), "", wire.session());
    try (ImapSession session =
        new ImapSession(house, origin, wire.canStartTls(), out, wire::wake)) {
      new Conversation(wire, house, session, out).run();
    } catch (PeerGone e) {
      throw e.getCause();
    }
  }

  @Override
  public String apology(Trouble trouble) {
    return switch (trouble) {
      case TOO_MANY -> "* BYE [LIMIT] Too many connections";
      case BUG -> "* BYE [SERVERBUG] Something is broken here; it has been written down";
    };
  }

  private static Channel channel(Wire wire) {
    return wire.tlsSession()
        .<Channel>map(tls -> new Channel.Tls(tls.serverName()))
        .orElseGet(() -> Channel.withoutTls(wire.local()));
  }
}
